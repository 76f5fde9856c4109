"""Every page of the site, from the library to staged text: each a function of what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from jinja2 import Environment

from casewright.cases.library import Library
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.rendering.escaping import front_matter, heading_text
from casewright.settings import Settings
from casewright.views.card import Card, make_card
from casewright.views.case import case_view
from casewright.views.colour import Shades
from casewright.views.facet import facet_view, term_view
from casewright.views.find import find_view
from casewright.views.lesson import lessons_views
from casewright.views.lists import cases_views, home_view, withdrawn_view
from casewright.views.picture import Shown
from casewright.views.trouble import Trouble, troubles_of


@dataclass(frozen=True, slots=True)
class Page:
    """A staged page: its name in the staging tree, its text, and the file it can be edited in.

    ``source`` is a name in the cases folder, or ``None`` for what only the generator makes.
    """

    name: str
    text: str
    source: str | None = None


@dataclass(frozen=True)
class Pages:
    """Renders the pages of one site; the cards of all cases are made once.

    ``pictures`` holds those of each case that has any, by the name in the case's file.

    ``troubles`` is what a preview shows of what is wrong, by case (the empty id stands for all
    other files): on the page of the case that has it, and all of it on the home page.
    """

    library: Library
    settings: Settings
    environment: Environment
    pictures: Mapping[str, Mapping[str, Shown]] = field(default_factory=dict)
    troubles: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def all(self) -> Iterator[Page]:
        """Give every generated page but the home page, whose lead is written by hand."""
        yield from self._cases(self.cards)
        yield from self._broken()
        yield from self._withdrawn()
        yield from self._lists(self.cards)
        yield from self._facets(self.cards)

    def home(self, lead: str) -> Page:
        """Put the generated part of the home page below its hand-written lead."""
        view = home_view(self.library, self.cards, self.settings)
        everything = chain.from_iterable(self.troubles.values())
        troubles = troubles_of(everything, self.settings.catalogue)
        address = self.settings.addresses.home
        body = self._body("page_home.html", address, view=view, troubles=troubles)
        return Page("index.md", f"{lead.rstrip()}\n\n{body}", "index.md")

    def bare_lead(self) -> str:
        """Give the home page's lead where nobody wrote one."""
        return f"# {heading_text(self.settings.site_name)}\n"

    def brand(self, both: tuple[Shades, Shades]) -> str:
        """Write the stylesheet with the site's own colour."""
        light, dark = both
        return self.environment.get_template("casewright/brand.css").render(light=light, dark=dark)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The card of every case."""
        library, settings = self.library, self.settings
        return {case.id: make_card(case, library, settings) for case in library.cases}

    def _cases(self, cards: Mapping[str, Card]) -> Iterator[Page]:
        for case in self.library.cases:
            pictures = self.pictures.get(case.id, {})
            view = case_view(case, self.library, cards, pictures, self.settings)
            front = {
                "template": "case.html",
                "title": view.card.title,
                "description": view.card.summary,
            }
            source = f"{case.id}.yml"
            troubles = self._troubles_in(case.id)
            address = view.card.address
            yield self._page(address, "page_case.html", front, source, view=view, troubles=troubles)

    def _broken(self) -> Iterator[Page]:
        """Give a page with the report to every case that is too broken to show."""
        for case_id in sorted(self.troubles.keys() - self.library.by_id.keys() - {""}):
            source = f"{case_id}.yml"
            front = {"template": "case.html", "title": source, "robots": "noindex"}
            address = self.settings.addresses.case(case_id)
            troubles = self._troubles_in(case_id)
            yield self._page(
                address, "page_broken.html", front, source, name=source, troubles=troubles
            )

    def _troubles_in(self, case_id: str) -> tuple[Trouble, ...]:
        return troubles_of(self.troubles.get(case_id, ()), self.settings.catalogue)

    def _withdrawn(self) -> Iterator[Page]:
        for case in self.library.withdrawn:
            front = {
                "template": "case.html",
                "title": self.settings.catalogue.t("withdrawn.title"),
                "robots": "noindex",
            }
            view = withdrawn_view(case, self.settings)
            address = self.settings.addresses.case(case.id)
            yield self._page(address, "page_withdrawn.html", front, view=view)

    def _lists(self, cards: Mapping[str, Card]) -> Iterator[Page]:
        addresses, catalogue = self.settings.addresses, self.settings.catalogue
        find = find_view(self.library, self.settings)
        for sheet in cases_views(self.library, cards, self.settings):
            front = self._listed("cases.html", catalogue.t("cases.title"), sheet.page)
            address = addresses.cases_page(sheet.page)
            yield self._page(address, "page_cases.html", front, view=sheet, find=find)
        for lessons in lessons_views(self.library, cards, self.settings):
            front = self._listed("lessons.html", catalogue.t("lessons.title"), lessons.page)
            address = addresses.lessons_page(lessons.page)
            yield self._page(address, "page_lessons.html", front, view=lessons)

    def _listed(self, frame: str, title: str, sheet: int) -> Mapping[str, object]:
        if sheet == 1:
            return {"template": frame, "title": title}
        numbered = self.settings.catalogue.t("list.sheet-title", title=title, page=sheet)
        return {"template": frame, "title": numbered}

    def _facets(self, cards: Mapping[str, Card]) -> Iterator[Page]:
        library, settings = self.library, self.settings
        for facet, vocabulary in library.vocabularies.items():
            source = f"vocabulary/{facet}.yml"
            index = facet_view(facet, library, settings)
            front = {"template": "list.html", "title": index.label}
            address = settings.addresses.facet(facet)
            yield self._page(address, "page_facet.html", front, source=source, view=index)
            for term_id in vocabulary.terms:
                term = term_view(facet, term_id, library, cards, settings)
                front = {
                    "template": "list.html",
                    "title": term.label,
                    "description": term.description or "",
                }
                address = settings.addresses.term(facet, term_id)
                yield self._page(address, "page_term.html", front, source=source, view=term)

    def _page(
        self,
        address: str,
        template: str,
        front: Mapping[str, object],
        source: str | None = None,
        **context: object,
    ) -> Page:
        text = front_matter(front) + "\n" + self._body(template, address, **context)
        return Page(f"{address.rstrip('/')}.md", text, source)

    def _body(self, template: str, address: str, **context: object) -> str:
        fragment = self.environment.get_template(f"casewright/{template}")
        return fragment.render(page_address=address, **context)
