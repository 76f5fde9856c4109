"""What can change the report of any file: the rules, the words, the settings, the vocabularies."""

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from casewright.cases.collection import Collection
from casewright.checks.accepted import Accepted
from casewright.settings import Settings

_PACKAGE: Final = Path(__file__).parents[1]
_SUFFIXES: Final = (".py", ".po")
_INSTALLED: Final = "*.dist-info"


def fingerprint(collection: Collection, settings: Settings, accepted: Accepted) -> bytes:
    """Make a mark of everything but the cases that the report of one can come from."""
    parts = (
        sys.version,
        _own_files(),
        _installed(),
        settings.model_dump_json(),
        sorted((file, sorted(texts)) for file, texts in accepted.items()),
        [(file.path, file.source.text) for file in collection.vocabulary_files],
    )
    return sha256(repr(parts).encode(errors="surrogatepass")).digest()


def _own_files() -> list[tuple[str, int, int]]:
    """List the files of this package, each with when it changed and its size."""
    return sorted(
        (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
        for folder, _, _ in os.walk(_PACKAGE)
        for entry in os.scandir(folder)
        if entry.name.endswith(_SUFFIXES)
    )


def _installed() -> list[str]:
    """List the packages that are installed: the name of a folder tells which version."""
    folders = [Path(folder) for folder in sys.path if folder]
    return sorted(one.name for folder in folders for one in folder.glob(_INSTALLED))
