"""The search and the filters above the lists, as they are before a question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.i18n.catalog import Catalog
from casewright.i18n.js_strings import JsString, js_strings
from casewright.views.case.lessons import LESSONS_PER_CARD
from casewright.views.listings.facets import Facet, FacetTerm, make_facets, make_lesson_facets

MAX_TERMS_SHOWN: Final = 8
"""Terms of a facet on the page; the script adds the others on request."""
HOME_RESULTS: Final = 6
"""How many results the home page shows; the list shows them all."""
SORTS: Final = ("relevance", "title", "newest", "oldest")
"""``title`` is the order of the numbers; for lessons, the order by theme."""
_SAID: Final = "find.say."
_OWN: Final = "lessons.find.say."
"""The prefix of texts that differ for lessons."""


@dataclass(frozen=True, slots=True)
class FindTerm:
    """A term with the number of its cases or lessons."""

    id: str
    label: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class FindFacet:
    """A group of terms; ``more`` is true if the script has more terms."""

    id: str
    label: str
    terms: tuple[FindTerm, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class FindSort:
    """A sort order."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FindView:
    """The form: what it searches, its target, its facets, and the texts of its script.

    ``kind`` is ``cases`` or ``lessons``, ``total`` their number, ``page_size`` the number of
    results per page. ``asked``, ``results``, ``all`` and ``no_script`` are texts.
    """

    kind: str
    action: str
    total: int
    page_size: int
    facets: tuple[FindFacet, ...]
    sorts: tuple[FindSort, ...]
    asked: str
    show: str
    results: str
    all: str
    no_script: str
    sayings: tuple[JsString, ...]


def find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form for the cases of a site."""
    t = settings.catalog.t
    return replace(
        home_find_view(case_index, settings),
        page_size=settings.options.page_size,
        facets=_facets(make_facets(case_index, settings), f"{_SAID}unit", settings.catalog),
        sorts=tuple(FindSort(sort, t(f"find.sort.{sort}")) for sort in SORTS),
    )


def home_find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form of the home page: the first results, without filters."""
    t, total = settings.catalog.t, len(case_index.cases)
    return FindView(
        kind="cases",
        action=settings.addresses.cases,
        total=total,
        page_size=HOME_RESULTS,
        facets=(),
        sorts=(),
        asked=t("find.text"),
        show=settings.catalog.n("find.say.show", total),
        results=t("find.results"),
        all=t("find.all"),
        no_script=t("find.no-script"),
        sayings=tuple(js_strings(_SAID, settings.catalog)),
    )


def lessons_find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form for its lessons."""
    t, total = settings.catalog.t, sum(len(case.lessons) for case in case_index.cases)
    said = (*js_strings(_SAID, settings.catalog), *js_strings(_OWN, settings.catalog))
    return FindView(
        kind="lessons",
        action=settings.addresses.lessons,
        total=total,
        page_size=LESSONS_PER_CARD * settings.options.page_size,
        facets=_facets(make_lesson_facets(case_index, settings), f"{_OWN}unit", settings.catalog),
        sorts=tuple(FindSort(sort, t(f"lessons.find.sort.{sort}")) for sort in SORTS),
        asked=t("lessons.find.text"),
        show=settings.catalog.n("lessons.find.say.show", total),
        results=t("lessons.find.results"),
        all=t("lessons.find.all"),
        no_script=t("lessons.find.no-script"),
        sayings=tuple({(saying.key, saying.form): saying for saying in said}.values()),
    )


def _facets(facets: Iterable[Facet], unit: str, catalog: Catalog) -> tuple[FindFacet, ...]:
    return tuple(
        FindFacet(
            id=facet.id,
            label=facet.label,
            terms=tuple(_term(term, unit, catalog) for term in facet.terms[:MAX_TERMS_SHOWN]),
            more=len(facet.terms) > MAX_TERMS_SHOWN,
        )
        for facet in facets
    )


def _term(term: FacetTerm, unit: str, catalog: Catalog) -> FindTerm:
    count = len(term.numbers)
    return FindTerm(term.id, term.label, count, catalog.n(unit, count))
