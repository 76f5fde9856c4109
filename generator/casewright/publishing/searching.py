"""The search, written while the engine renders: most of it happens in a process of its own."""

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from casewright.publishing.compiling import Compiled
from casewright.search.writing import write_search


class SearchBeside:
    """Starts writing the search of a compiled site, and puts it in its place when both are done."""

    def __init__(self, compiled: Compiled) -> None:
        self._folder = compiled.settings.work_dir / "search"
        shutil.rmtree(self._folder, ignore_errors=True)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._written: Future[None] = self._pool.submit(
            write_search, compiled.library, compiled.settings, compiled.cards, self._folder
        )

    def place(self, site_dir: Path) -> None:
        """Wait for the search and move it into a rendered site; raises what writing it raised."""
        try:
            self._written.result()
        finally:
            self._pool.shutdown()
        shutil.copytree(self._folder, site_dir, dirs_exist_ok=True)
        shutil.rmtree(self._folder)

    def drop(self) -> None:
        """Give the search up, where the engine failed."""
        self._pool.shutdown(cancel_futures=True)
