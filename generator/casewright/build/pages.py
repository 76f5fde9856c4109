"""Render the pages of a site in any process, as a pure function of their index."""

from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

import jinja2

from casewright.build.executor import Progress, Workers, map_batches, open_executor
from casewright.build.scope import code_digest
from casewright.build.scope import digest_of as scope_digest
from casewright.config.settings import Settings
from casewright.engines import Rendering
from casewright.publish.link_extractor import OUTLINED, outline_of
from casewright.publish.tree import Tree, digest_of
from casewright.rendering.context import NOT_COMPARED, FileTask, PageTask, Values
from casewright.rendering.page import StaticFile
from casewright.rendering.theme import asset_folder, theme_dirs
from casewright.site.site import Site

BATCH_SIZE_TASKS: Final = 40


class MadeFile(NamedTuple):
    """A file of the site; without content if the tree has it, without outline if that is known.

    ``key`` is a digest of all that it was made from, where that is known.
    """

    name: str
    digest: str
    content: bytes | None
    outline: bytes | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Render pages in a process.

    ``trees`` are the tree being built and the published one, ``outlined`` the digests of files with
    a known outline. ``scope`` is a digest of what all pages depend on: program, theme and settings.
    """

    site: Site
    rendering: Rendering
    trees: tuple[Tree, ...]
    outlined: frozenset[str]
    scope: str

    def make(self, number: int) -> MadeFile | None:
        """Render a page by its index; return ``None`` if the engine has rendered it.

        A page that is in one of the trees is not rendered again.
        """
        task = self.site.tasks[number]
        if isinstance(task, PageTask) and task.frame.name in self.rendering.direct:
            return None
        key = self._key(task, task.key()) if task.key else ""
        if found := self._find(task.name, key):
            return found
        values = task.view()
        if not task.key and values is not NOT_COMPARED:
            key = self._key(task, values)
            if found := self._find(task.name, key):
                return found
        return compare(self._finish(task, values), self.trees[0].digests, self.outlined, key)

    def _key(self, task: PageTask | FileTask, shown: object) -> str:
        """Return the key of a page: a digest of what it shows and what it is made with."""
        if isinstance(task, FileTask):
            own = repr((task.name, shown))
        else:
            own = repr((task.frame, self.rendering.shells_of(task.frame), shown))
        return digest_of(f"{self.scope} {own}".encode(errors="surrogatepass"))

    def _find(self, name: str, key: str) -> MadeFile | None:
        """Return a page from the tree that has it, if its outline is known as well."""
        for tree in self.trees:
            digest = tree.digests.get(name, "")
            known = digest in self.outlined or not name.endswith(OUTLINED)
            if key and known and tree.keys.get(name) == key:
                return find_file(self.trees, name, digest)._replace(key=key)
        return None

    def _finish(self, task: PageTask | FileTask, values: Values) -> StaticFile:
        if isinstance(task, FileTask):
            return task.make(values)
        return StaticFile.of(task.frame.file, self.rendering.fill(task.make(values)))


def find_file(trees: Sequence[Tree], name: str, digest: str) -> MadeFile:
    """Return a file that one of the trees has; it is to be written where the first has not."""
    tree = next(tree for tree in trees if tree.digests.get(name) == digest)
    content = None if tree is trees[0] else (tree.folder / name).read_bytes()
    return MadeFile(name, digest, content, None)


def compare(
    file: StaticFile, written: Mapping[str, str], outlined: Container[str], key: str = ""
) -> MadeFile:
    """Compare a file with the known ones: see ``PageMaker``."""
    digest = digest_of(file.content)
    outline = None if digest in outlined else outline_of(file.name, file.content)
    is_written = written.get(file.name) == digest
    encoded = outline.encode() if outline else None
    return MadeFile(file.name, digest, None if is_written else file.content, encoded, key)


def page_scope(settings: Settings) -> str:
    """Return the digest of what all pages depend on: program, theme and settings."""
    templates = (
        part
        for folder in theme_dirs(settings)
        for path in sorted(folder.rglob("*.html"))
        for part in (path.relative_to(folder).as_posix(), path.read_bytes())
    )
    program = (code_digest(), jinja2.__version__)
    made_with = (*program, settings.model_dump_json(), asset_folder(settings), *templates)
    return scope_digest(made_with).hex()


def open_page_executor(maker: PageMaker, workers: Workers) -> AbstractContextManager[Executor]:
    """Open an executor for ``make_pages``; each of its processes has the page maker."""
    use = partial(_use, maker)
    use()
    return open_executor(len(maker.site.index.cases), workers, setup=use)


def make_pages(maker: PageMaker, executor: Executor, on_progress: Progress) -> Iterator[MadeFile]:
    """Render all pages and files that the engine has not rendered."""
    tasks = range(len(maker.site.tasks))
    results = map_batches(executor, _make, tasks, BATCH_SIZE_TASKS, on_progress)
    return (result for result in results if result is not None)


_makers: Final[list[PageMaker]] = []
"""The page maker of the current build in this process."""


def _use(maker: PageMaker) -> None:
    _makers[:] = [maker]


def _make(number: int) -> MadeFile | None:
    return _makers[0].make(number)
