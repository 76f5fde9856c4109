"""Exceptions for foreseen errors, which are reported without a traceback.

The command line and the plugin convert them to messages and exit codes; no other code handles them.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic
from casewright.i18n.message import Message


class CasewrightError(Exception):
    """A foreseen error; ``exit_code`` is the exit code of the command."""

    exit_code = 1

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class ContentError(CasewrightError):
    """Files of the knowledge base have errors, listed in the diagnostics."""

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(Message("fault.content", {"count": len(diagnostics)}))
        self.diagnostics = diagnostics


class UsageError(CasewrightError):
    """Invalid arguments or settings."""

    exit_code = 2


class SystemFailureError(CasewrightError):
    """A system error: disk, permissions, a missing program."""

    exit_code = 3


class BrokenSiteError(CasewrightError):
    """The rendered site has the defects in ``defects``, and was not published."""

    exit_code = 1

    def __init__(self, defects: tuple[Message, ...]) -> None:
        super().__init__(Message("fault.broken-site", {"count": len(defects)}))
        self.defects = defects


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
"""A generic Python error message, for which no specific exception exists."""


@contextmanager
def os_errors(path: Path) -> Iterator[None]:
    """Convert an ``OSError`` raised in the block, which is about ``path``."""
    try:
        yield
    except OSError as error:
        raise machine_fault(error, path) from error


def machine_fault(error: OSError, path: Path) -> SystemFailureError:
    """Return the exception for an ``OSError``.

    ``path`` is reported if the error names no file, or if the disk is full: that error may name the
    source of a copy instead of its target.
    """
    kind = _KINDS.get(error.errno or 0, "machine")
    file = path if kind == "no-space" else error.filename or path
    values = {"file": str(file), "error": error.strerror or str(error)}
    return SystemFailureError(Message(f"fault.{kind}", values))


def shortage(error: MemoryError | RuntimeError) -> SystemFailureError | None:
    """Return the exception if memory or processes are exhausted, else ``None``."""
    if isinstance(error, MemoryError):
        return SystemFailureError(Message("fault.no-memory"))
    if _NO_THREAD in str(error):
        return SystemFailureError(Message("fault.too-many-processes"))
    return None


def refuse_links(*folders: Path) -> None:
    """Raise ``UsageError`` for a folder that is a symbolic link.

    Generated folders are emptied without confirmation, and a link could point to other files.
    """
    for folder in folders:
        if folder.is_symlink():
            raise UsageError(Message("fault.linked-folder", {"folder": str(folder)}))
