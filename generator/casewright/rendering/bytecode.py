"""Cache compiled Jinja templates in the user's cache folder.

The files are executable code, so they are never stored in the project, where others may write.
"""

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from platformdirs import user_cache_path

from casewright import __version__
from casewright.i18n.catalog import Catalog

MAX_AGE_DAYS: Final = 30
"""Days after which templates compiled with other words are removed."""

_SECONDS_PER_DAY: Final = 86_400
_PRIVATE: Final = 0o700
_DIGEST_BYTES: Final = 8


def bytecode_cache(catalog: Catalog) -> BytecodeCache | None:
    """Return the cache; ``None`` if there is no folder that only this user can write.

    Compiled templates contain translated texts, so the catalog is part of the file names.
    """
    folder = user_cache_path("casewright") / "templates"
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        if not _is_private(folder):
            return None
        name = _digest(catalog)
        _prune(folder, name)
    except (OSError, RuntimeError):  # RuntimeError: there is no home folder
        return None
    return FileSystemBytecodeCache(str(folder), f"{name}-%s.cache")


def _is_private(folder: Path) -> bool:
    """Return whether a folder is not a link and belongs to this user only."""
    found = folder.lstat()
    if folder.is_symlink():
        return False
    return os.name == "nt" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


def _digest(catalog: Catalog) -> str:
    words = repr((__version__, catalog.language, sorted(catalog.entries.items())))
    return hashlib.blake2b(words.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _prune(folder: Path, name: str) -> None:
    """Delete old files, once for every new set of texts."""
    if any(folder.glob(f"{name}-*")):
        return
    oldest = time.time() - MAX_AGE_DAYS * _SECONDS_PER_DAY
    for file in folder.glob("*.cache"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()
