"""The search, written beside the pages: most of it happens in a process of its own."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, Self

from casewright.faults import EnvironmentFaultError
from casewright.forked import ForkDiedError, begun, may_fork
from casewright.locale.message import Message
from casewright.publishing.compiling import Compiled
from casewright.publishing.machine import machine_faults, refuse_links
from casewright.search.writer import write_search


class Work(Protocol):
    """Something under way, in a process or in a thread."""

    def result(self) -> None:
        """Wait for its end; raises what it raised."""

    def drop(self) -> None:
        """Give it up."""


class SearchBeside:
    """Writes the search of a compiled site meanwhile, and puts it in its place when asked to.

    It is the longest piece of work of a large site, and so may be begun before the site is known
    to be sound. Left with an error, it is given up.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._folder = compiled.settings.work_dir / "search"
        self._work: Work | None = None

    def __enter__(self) -> Self:
        """Begin at once where another process does the work."""
        if self._compiled.large and may_fork():
            self.begin()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Give the search up, where something failed."""
        if error:
            self.drop()

    def begin(self) -> Work:
        """Begin, unless that has happened; gives what is under way.

        Raises ``WrongUseError`` where its folder is a link, whose target would be moved into the
        site.
        """
        if self._work is None:
            refuse_links(self._folder)
            shutil.rmtree(self._folder, ignore_errors=True)
            forked = begun(self._write, worthwhile=self._compiled.large)
            self._work = forked or _Threaded(self._write)
        return self._work

    def place(self, site_dir: Path) -> None:
        """Wait for the search and move it into a rendered site; raises what writing it raised."""
        try:
            with machine_faults(self._folder):
                self.begin().result()
        except ForkDiedError:
            raise EnvironmentFaultError(Message("fault.search-stopped")) from None
        with machine_faults(site_dir):
            _move(self._folder, site_dir)

    def drop(self) -> None:
        """Give the search up."""
        if self._work:
            self._work.drop()

    def _write(self) -> None:
        site = self._compiled
        write_search(site.library, site.settings, site.cards, self._folder)


def _move(source: Path, target: Path) -> None:
    """Move a folder, or what is in it where there is one of its name."""
    if not target.is_dir():
        shutil.move(source, target)
        return
    for part in source.iterdir():
        _move(part, target / part.name)
    source.rmdir()


class _Threaded:
    """The same in a thread, where a process cannot be forked or is not worth it."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._future: Future[None] = self._pool.submit(work)

    def result(self) -> None:
        try:
            self._future.result()
        finally:
            self._pool.shutdown()

    def drop(self) -> None:
        self._pool.shutdown(cancel_futures=True)
