"""Where every page lives: the addresses of the site, in the words of its language.

An address is a path from the site's root with a slash at its end and none in front
(``praktijk/<id>/``); the home page is the empty text.
"""

import posixpath
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from casewright.locale.catalogue import Catalogue

HANDBOOK: Final = (
    "index", "read", "write", "workshop", "maintain", "maintain/commands", "maintain/settings",
    "maintain/templates", "maintain/engines", "maintain/architecture",
)  # fmt: skip
"""The pages of the handbook; what comes before a slash is the part they belong to."""

NAMED_FACETS: Final = ("themes", "organisations", "audiences", "patterns")
"""The vocabularies whose pages stand under a word of the site's language."""


_LINK: Final = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|.?\\")


@dataclass(frozen=True)
class Addresses:
    """The addresses of one site; the words come from its catalogue."""

    catalogue: Catalogue

    home = ""

    def named(self, name: str) -> str:
        """Find the address of a page by its name in the design, or of a vocabulary by its own."""
        fixed = {"home": self.home, "cases": self.cases, "lessons": self.lessons,
                 "about": self.about, "contribute": self.contribute,
                 "handbook": self.handbook(),
                 "folder": self.folder, "overview": self.overview}  # fmt: skip
        return fixed[name] if name in fixed else self.facet(name)

    def handbook(self, page: str = HANDBOOK[0]) -> str:
        """One page of the handbook; the first is the way in."""
        parts = page.split("/") if page != HANDBOOK[0] else []
        return self._word("handbook") + "".join(self._word(f"handbook-{part}") for part in parts)

    @property
    def cases(self) -> str:
        """The list of all cases, which is the search as well."""
        return self._word("cases")

    def cases_page(self, number: int) -> str:
        """One sheet of the list, from 1."""
        return self._numbered(self.cases, number)

    def case(self, case_id: str) -> str:
        """The page of a case."""
        return f"{self.cases}{case_id}/"

    def paper(self, case_id: str) -> str:
        """The paper edition of a case."""
        return f"{self.case(case_id)}{self._word('print')}"

    def case_pdf(self, case_id: str) -> str:
        """The hand-out of a case, for download."""
        return f"{self.case(case_id)}{case_id}.pdf"

    def term_pdf(self, facet: str, term: str) -> str:
        """The booklet of a term's cases, for download."""
        return f"{self.term(facet, term)}{term}.pdf"

    @property
    def lessons(self) -> str:
        """The list of all lessons."""
        return self._word("lessons")

    def lessons_page(self, number: int) -> str:
        """One sheet of the lessons, from 1."""
        return self._numbered(self.lessons, number)

    def facet(self, facet: str) -> str:
        """The index of a vocabulary: its own word where the catalogue has one, else its name."""
        return self._word(facet) if facet in NAMED_FACETS else f"{facet}/"

    def term(self, facet: str, term: str) -> str:
        """The page of one term."""
        return f"{self.facet(facet)}{term}/"

    @property
    def overview(self) -> str:
        """The collection at a glance."""
        return self._word("overview")

    @property
    def folder(self) -> str:
        """The reader's own selection of cases."""
        return self._word("folder")

    @property
    def booklet(self) -> str:
        """That selection as a booklet, for paper."""
        return f"{self.folder}{self._word('booklet')}"

    @property
    def comparison(self) -> str:
        """Some cases of that selection side by side."""
        return f"{self.folder}{self._word('comparison')}"

    @property
    def about(self) -> str:
        """The page that says what this is."""
        return self._word("about")

    @property
    def contribute(self) -> str:
        """The page that says how to add a case."""
        return self._word("contribute")

    @property
    def rules(self) -> str:
        """The list of what is checked."""
        return f"{self.contribute}{self._word('rules')}"

    def rule(self, rule: str) -> str:
        """The page that explains a rule."""
        return f"{self.rules}{rule}/"

    def linked(self, link: str) -> str | None:
        """Find where a link in prose leads within the site; ``None`` for one that leads elsewhere.

        Authors name a case, a page or another file by its name in the cases folder
        (``ander-verhaal.yml``, ``over.md``, ``map/bijlage.pdf``), or give a page's address from the
        root (``/themas/``). What stands behind ``?`` or ``#`` is kept; a mere ``#anchor`` stays on
        its page.
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
        return f"{self.catalogue.t(f'address.{name}')}/"

    def _numbered(self, start: str, number: int) -> str:
        return start if number == 1 else f"{start}{self._word('sheet')}{number}/"
