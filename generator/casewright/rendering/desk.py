"""The desk: what every maker of pages works with, and the two kinds of page that leave it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import Environment

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.rendering.escaping import front_matter, in_blocks
from casewright.settings import Settings
from casewright.views.card import Card, make_card
from casewright.views.case import CaseView, case_view
from casewright.views.picture import Shown


@dataclass(frozen=True, slots=True)
class Page:
    """A staged file: its name in the staging tree, its text, and the file it can be edited in.

    ``content`` is the text as UTF-8, which is how it is written, and takes half the room.
    ``source`` is a name in the cases folder, or ``None`` for what only the generator makes.
    """

    name: str
    content: bytes
    source: str | None = None

    @classmethod
    def of(cls, name: str, text: str, source: str | None = None) -> "Page":
        """Make a page of its text."""
        return cls(name, text.encode(), source)

    @property
    def text(self) -> str:
        """The text, as it was given."""
        return self.content.decode()


@dataclass(frozen=True)
class Desk:
    """One site's library, settings and templates.

    ``pictures`` holds those of each case that has any, by the name in the case's file.
    ``troubles`` is what a preview shows of what is wrong, by case; the empty id stands for all
    other files.
    """

    library: Library
    settings: Settings
    environment: Environment
    pictures: Mapping[str, Mapping[str, Shown]] = field(default_factory=dict)
    troubles: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The card of every case, made once."""
        library, settings = self.library, self.settings
        return {case.id: make_card(case, library, settings) for case in library.cases}

    def view(self, case: Case) -> CaseView:
        """Give what the page of a case shows; the last one is kept, as paper follows the screen."""
        if case.id not in self._last_view:
            self._last_view.clear()
            self._last_view[case.id] = case_view(
                case, self.library, self.cards, self.pictures.get(case.id, {}), self.settings
            )
        return self._last_view[case.id]

    @cached_property
    def _last_view(self) -> dict[str, CaseView]:
        return {}

    def page(
        self,
        address: str,
        template: str,
        front: Mapping[str, object],
        source: str | None = None,
        **context: object,
    ) -> Page:
        """Make a page in the site's frame: Markdown headings with finished blocks between them.

        ``front`` is its front matter: ``template`` names the frame, ``title`` the page.
        """
        body = in_blocks(self.fill(template, address, **context))
        text = front_matter(front) + "\n" + body
        return Page.of(f"{address.rstrip('/')}.md", text, source)

    def file(self, name: str, template: str, **context: object) -> Page:
        """Make a file that is served as it is; addresses lead from the folder it lies in."""
        folder = name.rpartition("/")[0]
        return Page.of(name, self.fill(template, f"{folder}/" if folder else "", **context))

    def fill(self, template: str, address: str, **context: object) -> str:
        """Fill a template for the page at an address."""
        return self.environment.get_template(f"casewright/{template}").render(
            page_address=address, **context
        )
