"""The search and the filters above the lists, as they are before a question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.locale.catalogue import Catalogue
from casewright.settings import Settings
from casewright.views.choices import Facet, FacetTerm, make_facets, make_lesson_facets
from casewright.views.lesson import LESSONS_A_CARD
from casewright.views.saying import Saying, sayings

SHOWN_TERMS: Final = 8
"""How many choices of a facet the page holds; the script adds the rest when they are asked for."""
HOME_RESULTS: Final = 6
"""How many results the home page shows; the list shows them all."""
SORTS: Final = ("relevance", "title", "newest", "oldest")
"""``title`` is the order of the numbers: of lessons, that of the themes."""
_SAID: Final = "find.say."
_OWN: Final = "lessons.find.say."
"""What is said otherwise where lessons are found."""


@dataclass(frozen=True, slots=True)
class FindTerm:
    """A choice with the number of its cases, or of their lessons; ``unit`` says of which."""

    id: str
    label: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class FindFacet:
    """A group of choices; ``more`` tells that there are others than these."""

    id: str
    label: str
    terms: tuple[FindTerm, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class FindSort:
    """An order in which what was found can stand."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FindView:
    """The form: what it finds, where it leads, what it offers, and the texts of its script.

    ``kind`` is ``cases`` or ``lessons``, ``total`` how many there are, ``page_size`` how many
    results one page shows. ``asked``, ``results``, ``all`` and ``no_script`` are texts.
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
    sayings: tuple[Saying, ...]


def find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form for the cases of a site."""
    t = settings.catalogue.t
    return replace(
        home_find_view(case_index, settings),
        page_size=settings.options.page_size,
        facets=_facets(make_facets(case_index, settings), f"{_SAID}unit", settings.catalogue),
        sorts=tuple(FindSort(sort, t(f"find.sort.{sort}")) for sort in SORTS),
    )


def home_find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form of the home page: the first results, without filters."""
    t, total = settings.catalogue.t, len(case_index.cases)
    return FindView(
        kind="cases",
        action=settings.addresses.cases,
        total=total,
        page_size=HOME_RESULTS,
        facets=(),
        sorts=(),
        asked=t("find.text"),
        show=settings.catalogue.n("find.say.show", total),
        results=t("find.results"),
        all=t("find.all"),
        no_script=t("find.no-script"),
        sayings=tuple(sayings(_SAID, settings.catalogue)),
    )


def lessons_find_view(case_index: CaseIndex, settings: Settings) -> FindView:
    """Return the form for its lessons."""
    t, total = settings.catalogue.t, sum(len(case.lessons) for case in case_index.cases)
    said = (*sayings(_SAID, settings.catalogue), *sayings(_OWN, settings.catalogue))
    return FindView(
        kind="lessons",
        action=settings.addresses.lessons,
        total=total,
        page_size=LESSONS_A_CARD * settings.options.page_size,
        facets=_facets(make_lesson_facets(case_index, settings), f"{_OWN}unit", settings.catalogue),
        sorts=tuple(FindSort(sort, t(f"lessons.find.sort.{sort}")) for sort in SORTS),
        asked=t("lessons.find.text"),
        show=settings.catalogue.n("lessons.find.say.show", total),
        results=t("lessons.find.results"),
        all=t("lessons.find.all"),
        no_script=t("lessons.find.no-script"),
        sayings=tuple({(saying.key, saying.form): saying for saying in said}.values()),
    )


def _facets(facets: Iterable[Facet], unit: str, catalogue: Catalogue) -> tuple[FindFacet, ...]:
    return tuple(
        FindFacet(
            id=facet.id,
            label=facet.label,
            terms=tuple(_term(term, unit, catalogue) for term in facet.terms[:SHOWN_TERMS]),
            more=len(facet.terms) > SHOWN_TERMS,
        )
        for facet in facets
    )


def _term(term: FacetTerm, unit: str, catalogue: Catalogue) -> FindTerm:
    count = len(term.numbers)
    return FindTerm(term.id, term.label, count, catalogue.n(unit, count))
