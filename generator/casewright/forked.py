"""Work in a forked process: it starts with all that is known here, and gives back its result.

A fork is safe while no other thread runs, whose locks it would take along, and on Linux only.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:  # slow to load, and much is done without
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext

_Item = TypeVar("_Item")
_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


_HUMBLE: Final = 5
"""How far work in the background stands back for others (as ``nice`` counts)."""


class ForkDiedError(Exception):
    """The forked process ended without a word."""


def fork_is_safe() -> bool:
    """Tell whether a process may be forked here and now."""
    return sys.platform == "linux" and threading.active_count() == 1


def may_fork() -> bool:
    """Tell whether a second process is safe to start, and has a core to run on."""
    return fork_is_safe() and (os.cpu_count() or 1) > 1


class Forked(Generic[_Result]):
    """A piece of work in a process of its own, begun at once."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        context = _context()
        self._reader, writer = context.Pipe(duplex=False)
        self.process = context.Process(target=_run, args=(work, writer), daemon=False)
        self.process.start()
        writer.close()

    def result(self) -> _Result:
        """Wait for the result; raises what the work raised, or ``ForkDiedError``."""
        try:
            result, error = self._reader.recv()
        except EOFError:
            raise ForkDiedError from None
        finally:
            self.process.join()
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


class Beside(Generic[_Result]):
    """Work that another process does meanwhile, where that is worthwhile and safe.

    Elsewhere, and where the other came to grief, it is done here once its result is asked for.
    """

    def __init__(self, work: Callable[[], _Result], *, worthwhile: bool) -> None:
        self._work = work
        self.forked = Forked(work) if worthwhile and may_fork() else None

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

    Where no process can be forked, it is done once its result is asked for.
    """

    def __init__(self, work: Callable[[], _Result]) -> None:
        self._work = work
        self._forked = Forked(partial(_humbly, work)) if fork_is_safe() else None

    def ready(self, seconds: float) -> bool:
        """Wait no longer than that; tell whether there is a result to ask for."""
        return self._forked is None or self._forked.ready(seconds)

    def result(self) -> _Result:
        """Give the result; raises what the work raised, or ``ForkDiedError``."""
        return self._forked.result() if self._forked else self._work()

    def drop(self) -> None:
        """End the work, and the processes that it has started."""
        if self._forked:
            with suppress(ProcessLookupError):
                os.killpg(self._forked.process.pid or 0, signal.SIGKILL)
            self._forked.drop()


def together(
    items: Sequence[_Item],
    first: Callable[[Sequence[_Item]], _Part],
    then: Callable[[Sequence[_Item], tuple[_Part, ...]], _Result],
    *,
    worthwhile: bool,
) -> tuple[_Result, ...]:
    """Do work in two steps on all items, half of it in another process where that is worthwhile.

    ``first`` gives what the second step has to know of all items; ``then`` gets both halves of it.
    """
    if worthwhile and may_fork():
        try:
            return _in_two(items, first, then)
        except ForkDiedError:
            pass  # it is done here
    return (then(items, (first(items),)),)


def _in_two(
    items: Sequence[_Item],
    first: Callable[[Sequence[_Item]], _Part],
    then: Callable[[Sequence[_Item], tuple[_Part, ...]], _Result],
) -> tuple[_Result, ...]:
    half = len(items) // 2
    here, there = _context().Pipe()

    def others() -> _Result:
        here.close()  # so that the end of the one process is heard by the other
        there.send(first(items[half:]))
        return then(items[half:], there.recv())

    forked = Forked(others)
    there.close()
    try:
        parts = _exchanged(first(items[:half]), here)
        mine = then(items[:half], parts)
    except ForkDiedError:
        forked.result()  # raises what the work raised there, if that is why
        raise
    except BaseException:
        forked.drop()
        raise
    return mine, forked.result()


def _exchanged(mine: _Part, here: "Connection") -> tuple[_Part, ...]:
    """Tell the other process one's own part and hear its."""
    try:
        parts = (mine, here.recv())
        here.send(parts)
    except (EOFError, OSError):
        raise ForkDiedError from None
    return parts


def _context() -> "ForkContext":
    import multiprocessing  # noqa: PLC0415  (see above)

    return multiprocessing.get_context("fork")


def _run(work: Callable[[], object], writer: "Connection") -> None:
    gc.disable()  # a process that ends soon gives back everything at once
    try:
        writer.send((work(), None))
    except Exception as error:  # noqa: BLE001  (told where the result is asked for)
        writer.send((None, error))


def _humbly(work: Callable[[], _Result]) -> _Result:
    os.setpgid(0, 0)
    os.nice(_HUMBLE)
    return work()
