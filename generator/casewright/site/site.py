"""A site before rendering: pages as tasks, hand-written files, images and build date."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.pages import EXTENDED, markdown_pages, page_tasks
from casewright.rendering.context import FileTask, PageTask, RenderContext
from casewright.rendering.environment import make_environment
from casewright.rendering.page import MarkdownPage
from casewright.search.documents import CaseText, TextSource, WordCounts, read_documents
from casewright.search.federation import read_federation
from casewright.search.shards import Cache
from casewright.search.writer import make_search_files
from casewright.site.build_date import date_of
from casewright.site.static_files import handwritten_files
from casewright.site.used_files import find_used
from casewright.views.case.images import PublishedImage

MARKDOWN = ".md"


@dataclass(frozen=True)
class Site:
    """Everything that an engine and the publisher need to know; nothing is written yet.

    ``diagnostics`` holds the diagnostics that a preview shows on the page of each case;
    ``linked_files`` names the files that cases link to; ``documents`` loads the search documents,
    which are derived from the cases if it is not given.
    """

    index: CaseIndex
    settings: Settings
    diagnostics: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    linked_files: frozenset[str] = frozenset()
    documents: TextSource | None = None

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs to make pages: no caches, no search documents."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**values, "documents": None}

    @cached_property
    def ctx(self) -> RenderContext:
        """The render context."""
        environment = make_environment(self.settings)
        return RenderContext(
            self.index, self.settings, environment, self.pictures, self.diagnostics
        )

    @cached_property
    def date(self) -> dt.date:
        """The build date; raise ``UsageError`` for an invalid ``SOURCE_DATE_EPOCH``."""
        return date_of(self.index)

    @cached_property
    def pictures(self) -> Mapping[str, Mapping[str, PublishedImage]]:
        """The resized images of every case that has any."""
        return {case.id: self._pictures_of(case) for case in self.index.cases if case.images}

    @cached_property
    def handwritten(self) -> Mapping[str, Path]:
        """The hand-written files that are published, by their names in the cases folder."""
        return find_used(self._all_files, self.linked_files, self.settings)

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The names of the files in the cases folder that are not published."""
        return tuple(name for name in self._all_files if name not in self.handwritten)

    @cached_property
    def _all_files(self) -> Mapping[str, Path]:
        return handwritten_files(self.settings.docs_dir)

    @cached_property
    def tasks(self) -> tuple[PageTask | FileTask, ...]:
        """A task for every generated page and file.

        Raise ``UsageError`` for a hand-written file with the address of a generated one.
        """
        tasks = tuple(page_tasks(self.ctx))
        for task in tasks:
            name = task.frame.name if isinstance(task, PageTask) else task.name
            if name in self.handwritten and name not in EXTENDED:
                raise UsageError(Message("fault.page-collision", {"page": name}))
        return tasks

    def search_files(self, cache: Cache | None = None) -> Mapping[str, bytes]:
        """Return the files of the search by name."""
        documents = self.documents or self._read_documents
        own = make_search_files(self.index, self.settings, self.ctx.cards, documents, cache)
        return {**own, **self.federation}

    @cached_property
    def federation(self) -> Mapping[str, bytes]:
        """The search files of other knowledge bases; raises ``UsageError`` for damaged ones."""
        return read_federation(self.settings)

    def _read_documents(self, ids: Iterable[str]) -> Iterator[tuple[CaseText, WordCounts]]:
        cases, vocabularies = self.index.load(ids), self.index.vocabularies
        return read_documents(cases, vocabularies, self.settings.language)

    @property
    def page_tasks(self) -> tuple[PageTask, ...]:
        """The tasks for pages inside the engine's layout."""
        return tuple(task for task in self.tasks if isinstance(task, PageTask))

    @property
    def file_tasks(self) -> tuple[FileTask, ...]:
        """The tasks for static files, which engines copy."""
        return tuple(task for task in self._files if not task.name.endswith(MARKDOWN))

    @property
    def markdown_files(self) -> tuple[FileTask, ...]:
        """The tasks for Markdown that is served as it is; no engine gets it to make pages of."""
        return tuple(task for task in self._files if task.name.endswith(MARKDOWN))

    @property
    def _files(self) -> tuple[FileTask, ...]:
        return tuple(task for task in self.tasks if isinstance(task, FileTask))

    @cached_property
    def markdown_pages(self) -> tuple[MarkdownPage, ...]:
        """The pages with hand-written Markdown, and the handbook."""
        return tuple(markdown_pages(self.ctx, self._read_handwritten))

    @cached_property
    def copies(self) -> Mapping[str, Path]:
        """The files that are copied as they are, and hand-written pages, by their names."""
        replaced = {*EXTENDED, *(page.name for page in self.markdown_pages)}
        files = {name: path for name, path in self.handwritten.items() if name not in replaced}
        shown = (picture for pictures in self.pictures.values() for picture in pictures.values())
        return {**files, **{picture.address: picture.path for picture in shown}}

    @cached_property
    def page_names(self) -> frozenset[str]:
        """The names of all pages as Markdown sources."""
        generated = (task.frame.name for task in self.page_tasks)
        written = (name for name in self.handwritten if name.endswith(MARKDOWN))
        return frozenset((*generated, *written, *(page.name for page in self.markdown_pages)))

    @property
    def page_count(self) -> int:
        """The number of generated pages."""
        return len(self.page_tasks) + len(self.markdown_pages)

    def _pictures_of(self, case: CaseSummary) -> Mapping[str, PublishedImage]:
        from casewright.site.images import ImageProcessor  # noqa: PLC0415  (slow to load)

        return ImageProcessor(self.settings.docs_dir, self.settings.work_dir / "pictures").shown(
            case
        )

    def _read_handwritten(self, name: str) -> str | None:
        path = self.handwritten.get(name)
        return path.read_text(encoding="utf-8") if path else None
