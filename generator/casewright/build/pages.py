"""Making the pages of a site in any process: pure functions from a number to a file's content."""

import os
from collections.abc import Container, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final, NamedTuple

from casewright.build.executor import Progress, map_batches
from casewright.build.site import Site
from casewright.engines import Rendering
from casewright.publish.link_extractor import outline_of
from casewright.publish.tree import digest_of
from casewright.rendering.desk import FileTask
from casewright.rendering.page import StaticFile

BATCH_SIZE_TASKS: Final = 40


class MadeFile(NamedTuple):
    """A file of the site; without its content where the tree has it, or outline where known."""

    name: str
    digest: str
    content: bytes | None
    outline: bytes | None


@dataclass(frozen=True, slots=True)
class PageMaker:
    """What a process needs to make pages.

    ``written`` holds the digests of the files in the tree by name, ``outlined`` those of contents
    whose outline is known: neither is sent back.
    """

    site: Site
    rendering: Rendering
    written: dict[str, str]
    outlined: frozenset[str]

    def make(self, number: int) -> MadeFile | None:
        """Make one page by its number; ``None`` where the engine has rendered it."""
        task = self.site.tasks[number]
        if isinstance(task, FileTask):
            file = task.make()
        elif task.frame.name in self.rendering.direct:
            return None
        else:
            file = StaticFile.of(task.frame.file, self.rendering.fill(task.make()))
        return compare(file, self.written, self.outlined)


def compare(file: StaticFile, written: Mapping[str, str], outlined: Container[str]) -> MadeFile:
    """Compare a file with what is known of it: see ``PageMaker``."""
    digest = digest_of(file.content)
    outline = None if digest in outlined else outline_of(file.name, file.content)
    is_written = written.get(file.name) == digest
    encoded = outline.encode() if outline else None
    return MadeFile(file.name, digest, None if is_written else file.content, encoded)


def make_pages(maker: PageMaker, executor: Executor, on_progress: Progress) -> Iterator[MadeFile]:
    """Make every page and file that the engine has not rendered.

    The workers of the executor have to be forked from this process from now on.
    """
    _makers[:] = [maker]
    executor.submit(os.getpid)  # forks all workers now, while there is no other thread
    numbers = range(len(maker.site.tasks))
    results = map_batches(executor, _make, numbers, BATCH_SIZE_TASKS, on_progress)
    return (result for result in results if result is not None)


_makers: Final[list[PageMaker]] = []
"""The maker of the build that is going on; forked workers inherit it."""


def _make(number: int) -> MadeFile | None:
    return _makers[0].make(number)
