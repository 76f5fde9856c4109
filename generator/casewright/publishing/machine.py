"""When the machine stands in the way: a full disk, a missing right, too many open files."""

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
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.EMFILE: "too-many-files",
    errno.ENFILE: "too-many-files",
}


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` of the work inside into an ``EnvironmentFaultError``.

    ``path`` is named in the message where the error itself names no file.
    """
    try:
        yield
    except OSError as error:
        kind = _KINDS.get(error.errno or 0, "machine")
        values = {"file": str(error.filename or path), "error": error.strerror or str(error)}
        raise EnvironmentFaultError(Message(f"fault.{kind}", values)) from error


def refuse_links(*folders: Path) -> None:
    """Raise ``WrongUseError`` for a folder that is a symbolic link.

    Folders of our own are emptied without asking; a link would let that happen elsewhere.
    """
    for folder in folders:
        if folder.is_symlink():
            raise WrongUseError(Message("fault.linked-folder", {"folder": str(folder)}))
