"""Write files whole or not at all: under a temporary name first, then moved into place."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_NO_HARD_LINKS: Final = frozenset((errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))


def write_new(file: Path, content: bytes) -> None:
    """Create a file and its parent folders; raise ``FileExistsError`` if the file exists.

    Raise ``OSError`` if it cannot be written; no partial file is left behind.
    """
    with _temporary(file, content) as temporary:
        try:
            # A rename would replace a file that was created in the meantime.
            os.link(temporary, file)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            if os.path.lexists(file):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from None
            temporary.replace(file)


def write_over(file: Path, content: bytes) -> None:
    """Write or replace a file; on ``OSError`` the old one is unchanged."""
    with _temporary(file, content) as temporary:
        temporary.replace(file)


@contextmanager
def _temporary(file: Path, content: bytes) -> Iterator[Path]:
    """Write a temporary file in the same folder; on failure, remove it and new folders."""
    made = [folder for folder in file.parents if not folder.exists()]
    temporary = file.with_name(f".casewright-new-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        yield temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        with suppress(OSError):  # a folder may contain other files by now
            for folder in made:
                folder.rmdir()
        raise
    temporary.unlink(missing_ok=True)
