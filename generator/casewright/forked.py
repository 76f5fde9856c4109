"""Work in a forked process: it starts with all that is known here, and gives back its result.

A fork is safe while no other thread runs, whose locks it would take along, and on Linux only. No
forked process outlives the one that began it, however that ends: it would wait for ever to be
heard, and keep the lock of a build that is long over.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:  # slow to load, and much is done without
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext

_Result = TypeVar("_Result")


_HUMBLE: Final = 10
"""How far work in the background stands back for others (as ``nice`` counts)."""

_PR_SET_PDEATHSIG: Final = 1


class ForkDiedError(Exception):
    """The forked process ended without a word."""


def fork_is_safe() -> bool:
    """Tell whether a process may be forked here and now."""
    return sys.platform == "linux" and threading.active_count() == 1


def may_fork() -> bool:
    """Tell whether a second process is safe to start, and has a core to run on."""
    return fork_is_safe() and (os.cpu_count() or 1) > 1


class Forked(Generic[_Result]):
    """A piece of work in a process of its own, begun at once.

    Who leaves does not wait for it, and it may fork no further itself, unless it is
    ``independent``. Raises ``OSError`` where the machine has no room for another process.
    """

    def __init__(self, work: Callable[[], _Result], *, independent: bool = False) -> None:
        context = fork_context()
        self._reader, writer = context.Pipe(duplex=False)
        arguments = (work, writer, os.getpid())
        self.process = context.Process(target=_run, args=arguments, daemon=not independent)
        try:
            with _uninterrupted():
                self.process.start()
        finally:
            writer.close()

    def result(self) -> _Result:
        """Wait for the result; raises what the work raised, or ``ForkDiedError``."""
        try:
            result, error = self._reader.recv()
        except (EOFError, OSError):  # the end of the pipe, or of half an answer
            raise ForkDiedError from None
        except BaseException:
            self.process.kill()  # which may be waiting to be heard
            raise
        finally:
            self.process.join()
            self._reader.close()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def ready(self, seconds: float) -> bool:
        """Wait no longer than that for the result; tell whether it is there."""
        return self._reader.poll(seconds)

    def drop(self) -> None:
        """End the work, whatever it has come to."""
        self.process.kill()
        self.process.join()
        self._reader.close()


def begun(work: Callable[[], _Result], *, worthwhile: bool) -> Forked[_Result] | None:
    """Begin a piece of work, where that is worthwhile, safe, and the machine has room for it."""
    if worthwhile and may_fork():
        with suppress(OSError):
            return Forked(work)
    return None


class Beside(Generic[_Result]):
    """Work that another process does meanwhile, where that is worthwhile and safe.

    Elsewhere, and where the other came to grief, it is done here once its result is asked for.
    """

    def __init__(self, work: Callable[[], _Result], *, worthwhile: bool) -> None:
        self._work = work
        self.forked = begun(work, worthwhile=worthwhile)

    def result(self) -> _Result:
        """Give the result; raises what the work raised."""
        if self.forked is None:
            return self._work()
        try:
            return self.forked.result()
        except ForkDiedError:
            return self._work()


class Background(Generic[_Result]):
    """Work that nobody waits for: it stands back for others, and ends with all it has started.

    What is not ``humble`` does not stand back: somebody does wait for it. Where no process can be
    forked, it is done once its result is asked for.
    """

    def __init__(self, work: Callable[[], _Result], *, humble: bool = True) -> None:
        self._work = work
        apart = partial(_apart, work, _HUMBLE if humble else 0)
        self._forked = Forked(apart, independent=True) if fork_is_safe() else None

    def ready(self, seconds: float) -> bool:
        """Wait no longer than that; tell whether there is a result to ask for."""
        return self._forked is None or self._forked.ready(seconds)

    def result(self) -> _Result:
        """Give the result; raises what the work raised, or ``ForkDiedError``."""
        return self._forked.result() if self._forked else self._work()

    def stop(self) -> None:
        """Tell the work to end, and the processes that it has started; do not wait for it."""
        if self._forked and self._forked.process.is_alive():
            with suppress(ProcessLookupError):
                os.killpg(self._forked.process.pid or 0, signal.SIGKILL)
            self._forked.process.kill()

    def drop(self) -> None:
        """End the work, and the processes that it has started."""
        self.stop()
        if self._forked:
            self._forked.drop()


def fork_context() -> "ForkContext":
    """Give what makes processes by forking."""
    import multiprocessing  # noqa: PLC0415  (see above)

    return multiprocessing.get_context("fork")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: a fork in the midst of it would go on as if it were this process."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _run(work: Callable[[], object], writer: "Connection", parent: int) -> None:
    _end_with(parent)
    gc.disable()  # a process that ends soon gives back everything at once
    try:
        writer.send((work(), None))
    except Exception as error:  # noqa: BLE001  (told where the result is asked for)
        writer.send((None, error))


def _end_with(parent: int) -> None:
    """End this process when its parent is gone, and without a word when it is interrupted."""
    from ctypes import CDLL  # noqa: PLC0415  (the parent seldom needs it)

    CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _apart(work: Callable[[], _Result], standing_back: int) -> _Result:
    os.setpgid(0, 0)
    os.nice(standing_back)
    return work()
