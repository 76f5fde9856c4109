"""The build lock: two builds in one work folder would overwrite each other's pages.

The lock belongs to the process, not to the file: the operating system releases it when the process
and its workers have ended. The file may be deleted while no build is running.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from casewright.exceptions import SystemFailureError, os_errors, refuse_links
from casewright.i18n.message import Message

LOCK_NAME: Final = "lock"
_PID_LENGTH: Final = 32

if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 1 << 20
    """Beyond the process id, because locked bytes cannot be read by others on Windows."""

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def build_lock(work_dir: Path) -> Iterator[None]:
    """Hold the lock of a work folder, which is created if missing.

    Raise ``SystemFailureError`` with the id of the other process if another build is running. Raise
    ``UsageError`` if the folder or anything in it is a symbolic link, because generated folders are
    emptied.
    """
    refuse_links(work_dir)
    with os_errors(work_dir):
        work_dir.mkdir(parents=True, exist_ok=True)
        refuse_links(*work_dir.iterdir())
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(work_dir / LOCK_NAME, flags, 0o644)
    try:
        with os_errors(work_dir / LOCK_NAME):
            _take_or_tell(handle)
        yield
    finally:
        os.close(handle)


def _take_or_tell(handle: int) -> None:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        pid = os.read(handle, _PID_LENGTH).decode("ascii", "replace").strip() or "?"
        raise SystemFailureError(Message("fault.busy", {"pid": pid})) from None
    os.ftruncate(handle, 0)
    os.write(handle, f"{os.getpid()}\n".encode())
