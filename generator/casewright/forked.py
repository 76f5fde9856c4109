"""Work in a forked process: it starts with all that is known here, and gives back its result.

A fork is safe while no other thread runs, whose locks it would take along, and on Linux only.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class ForkDiedError(Exception):
    """The forked process ended without a word."""


def may_fork() -> bool:
    """Tell whether a second process is safe to start, and has a core to run on."""
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


class Forked(Generic[_Result]):
    """A piece of work in a process of its own, begun at once."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        context = multiprocessing.get_context("fork")
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


def _run(work: Callable[[], object], writer: Connection) -> None:
    gc.disable()  # a process that ends soon gives back everything at once
    try:
        writer.send((work(), None))
    except Exception as error:  # noqa: BLE001  (told where the result is asked for)
        writer.send((None, error))
