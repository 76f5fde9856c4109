"""The addresses of all pages of a site, in its language."""

import posixpath
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from casewright.i18n.catalog import Catalog
from casewright.i18n.normalization import fold

HANDBOOK: Final = (
    "index", "read", "write", "workshop", "maintain", "maintain/commands", "maintain/settings",
    "maintain/templates", "maintain/engines", "maintain/architecture",
    "maintain/automation", "maintain/data", "maintain/recipes", "maintain/hosting",
    "maintain/private-use", "maintain/accessibility", "maintain/archive", "maintain/compatibility",
)  # fmt: skip
"""The pages of the handbook; a name before a slash is the parent page."""

NAMED_FACETS: Final = ("themes", "organisations", "audiences", "patterns")
"""The vocabularies whose path is a word of the site's language."""


_HANDOUT: Final = "handout"
_WORD: Final = re.compile(r"[a-z0-9]+")
_LINK: Final = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|.?\\")


@dataclass(frozen=True)
class SiteUrls:
    """The addresses of a site, with words from its catalog."""

    catalog: Catalog

    home = ""

    def named(self, name: str) -> str:
        """Return the address of a page, or of a vocabulary, by its name."""
        fixed = {"home": self.home, "cases": self.cases, "lessons": self.lessons,
                 "about": self.about, "contribute": self.contribute,
                 "handbook": self.handbook(),
                 "folder": self.folder, "overview": self.overview, "start": self.start}  # fmt: skip
        return fixed[name] if name in fixed else self.facet(name)

    def handbook(self, page: str = HANDBOOK[0]) -> str:
        """Return the address of a page of the handbook, by default the first."""
        parts = page.split("/") if page != HANDBOOK[0] else []
        return self._word("handbook") + "".join(self._word(f"handbook-{part}") for part in parts)

    @property
    def cases(self) -> str:
        """The list of all cases, with the search."""
        return self._word("cases")

    def cases_page(self, number: int) -> str:
        """Return the address of a page of the list of cases, from 1."""
        return self._numbered(self.cases, number)

    def case(self, case_id: str) -> str:
        """Return the address of a case."""
        return f"{self.cases}{case_id}/"

    def paper(self, case_id: str) -> str:
        """Return the address of the print edition of a case."""
        return f"{self.case(case_id)}{self._word('print')}"

    def case_markdown(self, case_id: str) -> str:
        """Return the address of a case as Markdown."""
        return f"{self.case(case_id)}index.md"

    def case_pdf(self, case_id: str, edition: str = _HANDOUT) -> str:
        """Return the address of a PDF edition of a case."""
        return f"{self.case(case_id)}{self._pdf(case_id, edition)}"

    def term_pdf(self, facet: str, term: str, edition: str = _HANDOUT) -> str:
        """Return the address of the PDF booklet of a term."""
        return f"{self.term(facet, term)}{self._pdf(term, edition)}"

    def folder_pdf(self, title: str) -> str:
        """Return the address of the PDF booklet of a folder."""
        name = "-".join(_WORD.findall(fold(title)))
        return f"{self.folder}{name or self.catalog.t('address.booklet')}.pdf"

    def term_feed(self, facet: str, term: str) -> str:
        """Return the address of the feed of a term."""
        return f"{self.term(facet, term)}feed.xml"

    @property
    def lessons(self) -> str:
        """The list of all lessons."""
        return self._word("lessons")

    def lessons_page(self, number: int) -> str:
        """Return the address of a page of the list of lessons, from 1."""
        return self._numbered(self.lessons, number)

    def facet(self, facet: str) -> str:
        """Return the address of a vocabulary: the catalog's word for it, else its name."""
        return self._word(facet) if facet in NAMED_FACETS else f"{facet}/"

    def term(self, facet: str, term: str) -> str:
        """Return the address of a term."""
        return f"{self.facet(facet)}{term}/"

    @property
    def start(self) -> str:
        """The page for people who begin a project."""
        return self._word("start")

    def start_theme(self, theme: str) -> str:
        """Return the address of what others learned about a theme."""
        return f"{self.start}{theme}/"

    @property
    def overview(self) -> str:
        """The charts about the collection."""
        return self._word("overview")

    @property
    def folder(self) -> str:
        """The reader's saved cases."""
        return self._word("folder")

    @property
    def booklet(self) -> str:
        """The printable booklet of the saved cases."""
        return f"{self.folder}{self._word('booklet')}"

    @property
    def slides(self) -> str:
        """The slides of the saved cases."""
        return f"{self.folder}{self._word('slides')}"

    @property
    def comparison(self) -> str:
        """The comparison of saved cases."""
        return f"{self.folder}{self._word('comparison')}"

    @property
    def about(self) -> str:
        """The page about the site."""
        return self._word("about")

    @property
    def contribute(self) -> str:
        """The page on how to contribute a case."""
        return self._word("contribute")

    @property
    def rules(self) -> str:
        """The list of rules."""
        return f"{self.contribute}{self._word('rules')}"

    @property
    def review(self) -> str:
        """The list of cases that are due for review."""
        return f"{self.handbook('maintain')}{self._word('review')}"

    def rule(self, rule: str) -> str:
        """Return the address of the page about a rule."""
        return f"{self.rules}{rule}/"

    def linked(self, link: str) -> str | None:
        """Resolve a link in prose within the site; return ``None`` for any other link.

        Authors refer to a case, a page or another file by its name in the cases folder
        (``ander-verhaal.yml``, ``over.md``, ``map/bijlage.pdf``), or to a page by its address from
        the root (``/themas/``). The part after ``?`` or ``#`` is kept; ``#anchor`` alone refers to
        the same page.
        """
        match = _LINK.fullmatch(link)
        if not match or _ELSEWHERE.match(link) or not match[1]:
            return None
        path, behind = match[1], match[2]
        if path.startswith("/"):
            return f"{path[1:]}{behind}"
        name = posixpath.normpath(unquote(path))
        if name.startswith(".."):
            return None
        if name.endswith(".yml") and "/" not in name:
            return f"{self.case(quote(name.removesuffix('.yml')))}{behind}"
        if name.endswith(".md"):
            page = name.removesuffix(".md").removesuffix("index")
            return f"{quote(page).rstrip('/')}/{behind}".removeprefix("/")
        return f"{quote(name)}{behind}"

    def _word(self, name: str) -> str:
        return f"{self.catalog.t(f'address.{name}')}/"

    def _pdf(self, name: str, edition: str) -> str:
        suffix = "" if edition == _HANDOUT else f"-{self.catalog.t(f'anchor.edition-{edition}')}"
        return f"{name}{suffix}.pdf"

    def _numbered(self, start: str, number: int) -> str:
        return start if number == 1 else f"{start}{self._word('sheet')}{number}/"
