"""A pool of worker processes that Ctrl-C ends without a hang or a lost signal."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Final, TypeVar

_GRACE_S: Final = 2
"""How long a stopped worker may take to send a result and receive the request to exit."""

_Result = TypeVar("_Result")


class ProcessPool(ProcessPoolExecutor):
    """A pool of processes that starts them without losing Ctrl-C."""

    def submit(
        self, fn: Callable[..., _Result], /, *args: object, **kwargs: object
    ) -> Future[_Result]:
        """Run a function in a process; start the processes first, if there are none."""
        with _deferred_interrupts():
            return super().submit(_run_unless_stopped, fn, *args, **kwargs)


@contextmanager
def _deferred_interrupts() -> Iterator[None]:
    """Let Ctrl-C and a closed terminal wait for the block, which may fork.

    Python discards an exception in an ``os.register_at_fork`` function, so ``KeyboardInterrupt``
    would be lost there; and a worker must not get it before it ignores it.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _StoppedError(BrokenExecutor):
    """A worker was stopped before its result was complete."""


class _Worker:
    """The state of this worker process."""

    is_running = False
    is_stopped = False


def _stop(_signal: int, _frame: object) -> None:
    """Stop the function that runs, and all later ones; exit in the end, even if not asked to.

    A worker that exits while it sends a result makes the pool wait forever for the rest, so it is
    not interrupted then.
    """
    _Worker.is_stopped = True
    signal.alarm(_GRACE_S)
    if _Worker.is_running:
        raise _StoppedError


def _run_unless_stopped(
    function: Callable[..., _Result], /, *args: object, **kwargs: object
) -> _Result:
    _Worker.is_running = True
    try:
        if _Worker.is_stopped:
            raise _StoppedError
        return function(*args, **kwargs)
    finally:
        _Worker.is_running = False


def start_worker(setup: Callable[[], object] | None) -> None:
    """Ignore what the parent process handles, stop in an orderly way, and exit when it exits.

    Call ``setup`` in the end.
    """
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGHUP))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if setup is not None:
        setup()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
