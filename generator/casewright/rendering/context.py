"""The render context of a site, and the tasks that render its pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from jinja2 import Environment

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.rendering.page import Fragment, Frame, Page, StaticFile
from casewright.rendering.theme import asset_folder
from casewright.views.case.card import Card, make_card
from casewright.views.case.images import PublishedImage
from casewright.views.case.page import CaseView, case_view

BATCH_SIZE_CASES: Final = 20
"""Cases that are loaded at once when the pages of one of them are made."""

Values = Mapping[str, object]
"""The variables of a template."""

View = Callable[[], Values]
"""Computes the variables of a template."""

Key = Callable[[], str]
"""Computes a digest of all that decides the variables of a template, settings left aside."""

NOT_COMPARED: Final[Values] = {}
"""The values of a file that may depend on more than values."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """A framed page whose content is made on demand; ``key`` spares computing its view."""

    frame: Frame
    view: View
    fill: Callable[[Values], Fragment]
    key: Key | None = None

    @property
    def name(self) -> str:
        """The file of the page in the site."""
        return self.frame.file

    def make(self, values: Values | None = None) -> Page:
        """Render the page from ``view``, or from its result if that is given."""
        return Page(self.frame, self.fill(self.view() if values is None else values))


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file of the site, rendered on demand; ``view`` returns everything the file depends on."""

    name: str
    fill: Callable[[Values], StaticFile]
    view: View
    key: Key | None = None

    def make(self, values: Values | None = None) -> StaticFile:
        """Render the file from ``view``, or from its result if that is given."""
        return self.fill(self.view() if values is None else values)

    @classmethod
    def of(cls, name: str, make: Callable[[], StaticFile]) -> "FileTask":
        """Return a task for a file that is rendered in every build."""
        return cls(name, lambda _values: make(), lambda: NOT_COMPARED)

    @classmethod
    def fixed(cls, name: str, make: Callable[[], StaticFile]) -> "FileTask":
        """Return a task for a file whose name has a digest of what it is made from."""
        return cls(name, lambda _values: make(), lambda: NOT_COMPARED, lambda: name)


@dataclass(frozen=True)
class RenderContext:
    """The index of cases, settings and templates.

    ``pictures`` holds the images of each case, by the name in its file. ``diagnostics`` holds the
    diagnostics that a preview shows, by case; the empty id is for all other files.
    """

    index: CaseIndex
    settings: Settings
    environment: Environment
    pictures: Mapping[str, Mapping[str, PublishedImage]] = field(default_factory=dict)
    diagnostics: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    @cached_property
    def asset_folder(self) -> str:
        """The folder of scripts and stylesheets in the site."""
        return asset_folder(self.settings)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The card of every case."""
        index, settings = self.index, self.settings
        return {case.id: make_card(case, index, settings) for case in index.cases}

    def view(self, case: Case) -> CaseView:
        """Return the context of the page of a case."""
        pictures = self.pictures.get(case.id, {})
        return case_view(case, self.index, self.cards, pictures, self.settings)

    def load(self, case_id: str) -> tuple[Case, CaseView]:
        """Load a case and the context of its page; the last one is cached for the print page."""
        if case_id not in self._last:
            self._last.clear()
            case = self._case(case_id)
            self._last[case_id] = case, self.view(case)
        return self._last[case_id]

    def _case(self, case_id: str) -> Case:
        """Load a case with those that follow it in the order of the ids."""
        if case_id not in self._batch:
            first = self._positions[case_id]
            following = self.index.cases[first : first + BATCH_SIZE_CASES]
            self._batch.clear()
            self._batch.update((one.id, one) for one in self.index.load(c.id for c in following))
        return self._batch[case_id]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {case.id: place for place, case in enumerate(self.index.cases)}

    @cached_property
    def case_keys(self) -> dict[str, str]:
        """The keys of the pages of cases, as far as they were computed."""
        return {}

    @cached_property
    def _batch(self) -> dict[str, Case]:
        return {}

    @cached_property
    def _last(self) -> dict[str, tuple[Case, CaseView]]:
        return {}

    def page(self, frame: Frame, template: str, view: View, key: Key | None = None) -> PageTask:
        """Describe a framed page; ``view`` is called when it is made."""
        return PageTask(frame, view, partial(self._body, template, frame.address), key)

    def file(self, name: str, template: str, view: View, key: Key | None = None) -> FileTask:
        """Describe a file made from a template; addresses lead from its own folder."""
        return FileTask(name, partial(self._file, name, template), view, key)

    def fragment(self, template: str, address: str, **context: object) -> Fragment:
        """Render a template that is part of a page and has headings."""
        return Fragment.of(self.fill(template, address, **context))

    def fill(self, template: str, address: str, **context: object) -> str:
        """Render a template for the page at an address."""
        return self.environment.get_template(template).render(page_address=address, **context)

    def _body(self, template: str, address: str, values: Values) -> Fragment:
        return self.fragment(template, address, **values)

    def _file(self, name: str, template: str, values: Values) -> StaticFile:
        folder = name.rpartition("/")[0]
        return StaticFile.of(name, self.fill(template, f"{folder}/" if folder else "", **values))
