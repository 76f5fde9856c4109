"""The search, written beside the pages: most of it happens in a process of its own."""

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Protocol

from casewright.faults import EnvironmentFaultError
from casewright.forked import ForkDiedError, Forked, may_fork
from casewright.locale.message import Message
from casewright.publishing.compiling import Compiled
from casewright.search.writing import write_search


class Work(Protocol):
    """Something under way, in a process or in a thread."""

    def result(self) -> None:
        """Wait for its end; raises what it raised."""

    def drop(self) -> None:
        """Give it up."""


class SearchBeside:
    """Starts writing the search of a compiled site, and puts it in its place when both are done."""

    def __init__(self, compiled: Compiled) -> None:
        self._folder = compiled.settings.work_dir / "search"
        shutil.rmtree(self._folder, ignore_errors=True)
        write = partial(
            write_search, compiled.library, compiled.settings, compiled.cards, self._folder
        )
        forked = compiled.large and may_fork()
        self._work: Work = Forked(write) if forked else _Threaded(write)

    def place(self, site_dir: Path) -> None:
        """Wait for the search and move it into a rendered site; raises what writing it raised."""
        try:
            self._work.result()
        except ForkDiedError:
            raise EnvironmentFaultError(Message("fault.search-stopped")) from None
        for part in self._folder.rglob("*"):
            target = site_dir / part.relative_to(self._folder)
            if part.is_dir():
                target.mkdir(parents=True, exist_ok=True)
            else:
                shutil.move(part, target)
        shutil.rmtree(self._folder)

    def drop(self) -> None:
        """Give the search up, where the engine failed."""
        self._work.drop()


class _Threaded:
    """The same in a thread, where a process cannot be forked or is not worth it."""

    def __init__(self, work: "partial[None]") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._future: Future[None] = self._pool.submit(work)

    def result(self) -> None:
        try:
            self._future.result()
        finally:
            self._pool.shutdown()

    def drop(self) -> None:
        self._pool.shutdown(cancel_futures=True)
