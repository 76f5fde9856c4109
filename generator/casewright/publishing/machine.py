"""When the machine stands in the way: a full disk, a missing right, a file that has just gone."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from casewright.faults import EnvironmentFaultError, WrongUseError
from casewright.locale.message import Message

_KINDS: Final = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.ENOENT: "gone",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.EMFILE: "too-many-files",
    errno.ENFILE: "too-many-files",
    errno.EAGAIN: "too-many-processes",
    errno.ENOMEM: "no-memory",
}
_NO_THREAD: Final = "can't start new thread"
"""All that Python says of it: there is no exception for that alone."""


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` of the work inside, which is about ``path``, into a fault."""
    try:
        yield
    except OSError as error:
        raise machine_fault(error, path) from error


def machine_fault(error: OSError, path: Path) -> EnvironmentFaultError:
    """Say what the machine objected to.

    ``path`` is named where the error itself names no file, and where there is no space: that error
    may name what was copied, while it is the other disk that is full.
    """
    kind = _KINDS.get(error.errno or 0, "machine")
    file = path if kind == "no-space" else error.filename or path
    values = {"file": str(file), "error": error.strerror or str(error)}
    return EnvironmentFaultError(Message(f"fault.{kind}", values))


def shortage(error: MemoryError | RuntimeError) -> EnvironmentFaultError | None:
    """Say what the machine has too little of, if that is what an error is about."""
    if isinstance(error, MemoryError):
        return EnvironmentFaultError(Message("fault.no-memory"))
    if _NO_THREAD in str(error):
        return EnvironmentFaultError(Message("fault.too-many-processes"))
    return None


def refuse_links(*folders: Path) -> None:
    """Raise ``WrongUseError`` for a folder that is a symbolic link.

    Folders of our own are emptied without asking; a link would let that happen elsewhere.
    """
    for folder in folders:
        if folder.is_symlink():
            raise WrongUseError(Message("fault.linked-folder", {"folder": str(folder)}))
