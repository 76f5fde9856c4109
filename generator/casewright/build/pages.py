"""Making the pages of a site in any process: pure functions from a number to a file's content."""

import os
from collections.abc import Container, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from casewright.build.executor import Progress, map_batches
from casewright.build.scope import PLACES, code_digest, installed, iter_files
from casewright.build.scope import digest_of as digest_of_parts
from casewright.build.site import Site
from casewright.engines import Rendering
from casewright.publish.link_extractor import outline_of
from casewright.publish.tree import digest_of
from casewright.rendering.desk import FileTask, PageTask
from casewright.rendering.environment import theme_dir
from casewright.rendering.page import StaticFile

BATCH_SIZE_TASKS: Final = 40


def site_digest(site: Site, rendering: Rendering) -> bytes:
    """Return the digest of what every page depends on: all but the cases."""
    settings = site.settings
    parts: list[str | bytes] = [
        code_digest(),
        settings.model_dump_json(exclude=set(PLACES)),
        site.date.isoformat(),
        repr(rendering.shells),
    ]
    folders = (theme_dir(), *settings.overrides)
    files = (part for folder in folders for part in iter_files(folder))
    return digest_of_parts(chain(parts, installed(), files))


class MadeFile(NamedTuple):
    """A file of the site; without its content where the tree has it, or outline where known.

    ``key`` is the digest of all that it was made from, where it has one.
    """

    name: str
    digest: str
    content: bytes | None
    outline: bytes | None
    key: bytes | None = None


@dataclass(frozen=True, slots=True)
class PageMaker:
    """What a process needs to make pages.

    ``written`` holds the digests of the files in the tree by name, ``outlined`` those of contents
    whose outline is known: neither is sent back. ``scope`` is the digest of what all pages depend
    on, ``made`` the key and the digest of each page of earlier builds by name.
    """

    site: Site
    rendering: Rendering
    written: dict[str, str]
    outlined: frozenset[str]
    scope: bytes
    made: Mapping[str, tuple[bytes, str]]

    def make(self, number: int) -> MadeFile | None:
        """Make one page by its number; ``None`` where the engine has rendered it."""
        task = self.site.tasks[number]
        if isinstance(task, PageTask) and task.frame.name in self.rendering.direct:
            return None
        name = task.name if isinstance(task, FileTask) else task.frame.file
        key = digest_of_parts([self.scope, name, task.key()]) if task.key else None
        made, digest = self.made.get(name, (b"", ""))
        if made == key and self.written.get(name) == digest and digest in self.outlined:
            return MadeFile(name, digest, None, None, key)
        if isinstance(task, FileTask):
            file = task.make()
        else:
            file = StaticFile.of(name, self.rendering.fill(task.make()))
        return compare(file, self.written, self.outlined)._replace(key=key)


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
