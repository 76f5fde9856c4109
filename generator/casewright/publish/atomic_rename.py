"""Exchange two folders in one step, if the operating system can.

Linux: ``renameat2`` with ``RENAME_EXCHANGE``; macOS: ``renamex_np`` with ``RENAME_SWAP``. Python
supports neither, hence ``ctypes``.
"""

import ctypes
import errno
import os
import platform
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2

_SYSCALLS: Final = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""The number of ``renameat2``, for C libraries without it (older musl, as in Alpine)."""

_CANNOT: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""Error codes of systems without the exchange (EPERM: some sandboxes)."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths of one file system; return whether the system supports it.

    Raise ``OSError`` if it does, but not for these two paths.
    """
    if sys.platform == "linux":
        result = _linux(os.fsencode(one), os.fsencode(other))
    elif sys.platform == "darwin":
        result = _macos(os.fsencode(one), os.fsencode(other))
    else:
        return False
    if result == 0:
        return True
    error = ctypes.get_errno()
    if error in _CANNOT:
        return False
    raise OSError(error, os.strerror(error), str(one), None, str(other))


def _linux(one: bytes, other: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    if hasattr(library, "renameat2"):
        return int(library.renameat2(*arguments))
    number = _SYSCALLS.get(platform.machine())
    if number is None:
        ctypes.set_errno(errno.ENOSYS)
        return -1
    library.syscall.restype = ctypes.c_long
    return int(library.syscall(ctypes.c_long(number), *arguments))


def _macos(one: bytes, other: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    return int(library.renamex_np(one, other, _RENAME_SWAP))
