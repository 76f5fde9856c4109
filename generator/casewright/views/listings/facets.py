"""The choices by which cases can be narrowed: the facets, and which cases each term holds.

A facet is a vocabulary, or one of the two that every case has without one: how it ended and the
years it took. Numbers, not ids, so that ten thousand cases stay a light load.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Outcome
from casewright.cases.dates import Period
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.settings import Settings
from casewright.views.by_theme import numbered_lessons
from casewright.views.by_title import numbered_cases

OUTCOME: Final = "outcome"
UNKNOWN: Final = "unknown"
"""The choice of cases that do not say how they ended."""
YEARS: Final = "years"
"""The newest year comes first, and the browser's order by age is taken from that."""


@dataclass(frozen=True)
class FacetTerm:
    """One choice. ``numbers`` are the cases that have the term itself, or one narrower than it.

    ``words`` are other names for it.
    """

    id: str
    label: str
    numbers: tuple[int, ...]
    address: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    """A group of choices, in the order in which they are offered; none is without cases."""

    id: str
    label: str
    terms: tuple[FacetTerm, ...]


def make_facets(case_index: CaseIndex, settings: Settings) -> tuple[Facet, ...]:
    """Make every facet by which cases can be chosen: outcome and themes first, years last."""
    return _facets(numbered_cases(case_index), case_index, settings)


def make_lesson_facets(case_index: CaseIndex, settings: Settings) -> tuple[Facet, ...]:
    """Make the same facets for lessons: ``numbers`` are then those of the lessons."""
    lessons = tuple(lesson.as_case() for lesson in numbered_lessons(case_index))
    return _facets(lessons, case_index, settings)


def _facets(
    cases: Sequence[CaseSummary], case_index: CaseIndex, settings: Settings
) -> tuple[Facet, ...]:
    """Leave out the facets that have nothing to choose."""
    names = sorted(case_index.vocabularies, key=lambda facet: (facet != THEMES, facet))
    vocabularies = [_vocabulary_facet(name, cases, case_index, settings) for name in names]
    facets = (
        _outcome_facet(cases, settings),
        *vocabularies,
        _years_facet(cases, settings),
    )
    return tuple(facet for facet in facets if facet.terms)


def together(*terms: str) -> str:
    """Name the choice of what has several terms of a facet at once; the browser knows it too."""
    return "+".join(terms)


def years_of(period: Period, newest: int) -> Iterator[int]:
    """Walk over the years of a period; one that still goes on reaches to the newest year known."""
    last = period.end.year if period.end else max(newest, period.start.year)
    yield from range(period.start.year, last + 1)


def _vocabulary_facet(
    name: str, cases: Sequence[CaseSummary], case_index: CaseIndex, settings: Settings
) -> Facet:
    vocabulary = case_index.vocabularies[name]
    found = _collect(
        {above for term in case.terms(name) for above in vocabulary.lineage(term)} for case in cases
    )
    terms = [
        _vocabulary_term(name, id_, found[id_], vocabulary, settings)
        for id_ in vocabulary.terms
        if id_ in found
    ]
    terms.sort(key=lambda term: (-len(term.numbers), term.label.casefold()))
    return Facet(name, vocabulary.label.text(settings.language), tuple(terms))


def _vocabulary_term(
    facet: str, id_: str, numbers: tuple[int, ...], vocabulary: Vocabulary, settings: Settings
) -> FacetTerm:
    term = vocabulary.terms[id_]
    return FacetTerm(
        id=id_,
        label=term.label.text(settings.language),
        numbers=numbers,
        address=settings.addresses.term(facet, id_),
        words=term.synonyms,
    )


def _outcome_facet(cases: Sequence[CaseSummary], settings: Settings) -> Facet:
    found = _collect({case.outcome.value if case.outcome else UNKNOWN} for case in cases)
    names = [*(outcome.value for outcome in Outcome), UNKNOWN]
    t = settings.catalogue.t
    terms = tuple(
        FacetTerm(
            name, t(f"outcome.{name}"), found[name], words=_listed(t(f"outcome.words.{name}"))
        )
        for name in names
        if name in found
    )
    return Facet(OUTCOME, t("find.outcome"), terms)


def _listed(words: str) -> tuple[str, ...]:
    """Take apart what a catalogue can only hold as one text."""
    return tuple(word for word in map(str.strip, words.split(",")) if word)


def _years_facet(cases: Sequence[CaseSummary], settings: Settings) -> Facet:
    newest = max((case.period.last_year for case in cases if case.period), default=0)
    found = _collect(
        {str(year) for year in years_of(case.period, newest)} if case.period else set()
        for case in cases
    )
    terms = tuple(FacetTerm(year, year, found[year]) for year in sorted(found, reverse=True))
    return Facet(YEARS, settings.catalogue.t("find.years"), terms)


def _collect(keys_of_cases: Iterable[set[str]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(keys_of_cases):
        for key in keys:
            found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}
