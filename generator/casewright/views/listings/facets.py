"""The facets by which cases can be filtered, with the cases of each term.

Facets are the vocabularies, the outcome and the years. Cases are listed by number, not by id, so
that the data stays small with 10,000 cases.
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
from casewright.config.settings import Settings
from casewright.i18n.collation import sort_key
from casewright.views.ordering import numbered_cases, numbered_lessons

OUTCOME: Final = "outcome"
UNKNOWN: Final = "unknown"
"""The term of cases without an outcome."""
YEARS: Final = "years"
"""The newest year comes first; the script derives the order by date from it."""


@dataclass(frozen=True)
class FacetTerm:
    """A term; ``numbers`` are the cases that have it, or one narrower than it.

    ``words`` are its synonyms.
    """

    id: str
    label: str
    numbers: tuple[int, ...]
    address: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    """A group of terms in display order; terms without cases are left out."""

    id: str
    label: str
    terms: tuple[FacetTerm, ...]


def make_facets(case_index: CaseIndex, settings: Settings) -> tuple[Facet, ...]:
    """Return the facets of cases: outcome and themes first, years last."""
    return _facets(numbered_cases(case_index), case_index, settings)


def make_lesson_facets(case_index: CaseIndex, settings: Settings) -> tuple[Facet, ...]:
    """Return the facets of lessons; ``numbers`` are those of lessons."""
    lessons = tuple(lesson.as_case() for lesson in numbered_lessons(case_index))
    return _facets(lessons, case_index, settings)


def _facets(
    cases: Sequence[CaseSummary], case_index: CaseIndex, settings: Settings
) -> tuple[Facet, ...]:
    """Leave out facets without terms."""
    names = sorted(case_index.vocabularies, key=lambda facet: (facet != THEMES, facet))
    vocabularies = [_vocabulary_facet(name, cases, case_index, settings) for name in names]
    facets = (
        _outcome_facet(cases, settings),
        *vocabularies,
        _years_facet(cases, settings),
    )
    return tuple(facet for facet in facets if facet.terms)


def together(*terms: str) -> str:
    """Return the id of a combination of terms; the script builds the same one."""
    return "+".join(terms)


def years_of(period: Period, newest: int) -> Iterator[int]:
    """Iterate over the years of a period; an open period ends in the newest known year."""
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
    terms.sort(key=lambda term: (-len(term.numbers), sort_key(term.label, settings.language)))
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
    t = settings.catalog.t
    terms = tuple(
        FacetTerm(
            name, t(f"outcome.{name}"), found[name], words=_listed(t(f"outcome.words.{name}"))
        )
        for name in names
        if name in found
    )
    return Facet(OUTCOME, t("find.outcome"), terms)


def _listed(words: str) -> tuple[str, ...]:
    """Split a text of the catalog that holds a list."""
    return tuple(word for word in map(str.strip, words.split(",")) if word)


def _years_facet(cases: Sequence[CaseSummary], settings: Settings) -> Facet:
    newest = max((case.period.last_year for case in cases if case.period), default=0)
    found = _collect(
        {str(year) for year in years_of(case.period, newest)} if case.period else set()
        for case in cases
    )
    terms = tuple(FacetTerm(year, year, found[year]) for year in sorted(found, reverse=True))
    return Facet(YEARS, settings.catalog.t("find.years"), terms)


def _collect(keys_of_cases: Iterable[set[str]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(keys_of_cases):
        for key in keys:
            found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}
