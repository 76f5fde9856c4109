"""One build at a time: two in one work folder would overwrite each other's pages.

The lock belongs to the running process, not to the file: when the process dies, however it dies,
the operating system lets go. Its workers hold the lock too, so they end with it. The file stays and
may be deleted while nothing is being built.
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
    """Beyond the pid: what is locked on Windows cannot be read by others."""

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
    """Hold the lock of a work folder, which is made where it is missing.

    Raises ``SystemFailureError`` at once, with the number of the other process, when another
    build is going on; ``WrongUseError`` where the folder, or anything in it, is a link: what is
    taken for ours, and emptied, would be somebody's.
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
