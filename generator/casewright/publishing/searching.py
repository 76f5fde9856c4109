"""Writing the search files beside the pages, in a process of its own where that is worthwhile."""

import shutil
from pathlib import Path
from typing import Self

from casewright.forked import Beside, may_fork
from casewright.publishing.compiling import Compiled
from casewright.publishing.machine import machine_faults, refuse_links
from casewright.search.writer import write_search


class SearchBeside:
    """Writes the search files of a site, and moves them into it when asked to."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._folder = compiled.settings.work_dir / "search"
        self._work: Beside[None] | None = None

    def __enter__(self) -> Self:
        """Begin at once where another process does the work."""
        if self._compiled.large and may_fork():
            self.begin()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """End the work where something failed."""
        if error:
            self.drop()

    def begin(self) -> Beside[None]:
        """Begin, unless that has happened; returns the work.

        Raises ``WrongUseError`` where its folder is a link, whose target would be moved into the
        site.
        """
        if self._work is None:
            refuse_links(self._folder)
            self._work = Beside(self._write, worthwhile=self._compiled.large)
        return self._work

    def place(self, site_dir: Path) -> None:
        """Wait for the files and move them into a rendered site."""
        with machine_faults(self._folder):
            self.begin().result()
        with machine_faults(site_dir):
            _move(self._folder, site_dir)

    def drop(self) -> None:
        """End the work."""
        if self._work and self._work.forked:
            self._work.forked.drop()

    def _write(self) -> None:
        site = self._compiled
        shutil.rmtree(self._folder, ignore_errors=True)
        write_search(site.library, site.settings, site.cards, self._folder)


def _move(source: Path, target: Path) -> None:
    """Move a folder, or what is in it where there is one of its name."""
    if not target.is_dir():
        shutil.move(source, target)
        return
    for part in source.iterdir():
        _move(part, target / part.name)
    source.rmdir()
