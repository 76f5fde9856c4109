"""The index of all cases: a pure function of their summaries and the vocabularies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Final

from casewright.cases.case import Case, Status
from casewright.cases.fields import is_id
from casewright.cases.shared_terms import most_shared
from casewright.cases.summary import CaseSummary, Date, iter_dates, joined_on, summary_of
from casewright.cases.vocabulary import THEMES, LocalizedText, Vocabulary

CaseSource = Callable[[Iterable[str]], Iterator[Case]]
"""Load the cases with some ids, in that order, a batch at a time."""

_NO_KEYS: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True)
class CaseIndex:
    """The cases that may be shown, sorted by id; all lists are derived from it.

    ``cases`` holds the published cases, and the drafts where they were asked for; ``withdrawn``
    those that leave only a tombstone. ``load`` gives whole cases, none of which is kept; ``keys``
    are those of their records, as far as they have one.
    """

    cases: tuple[CaseSummary, ...]
    withdrawn: tuple[CaseSummary, ...]
    vocabularies: Mapping[str, Vocabulary]
    load: CaseSource
    keys: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "en"
    """The language of cases that name none."""

    @classmethod
    def of(
        cls,
        summaries: Iterable[CaseSummary],
        vocabularies: Mapping[str, Vocabulary],
        load: CaseSource,
        keys: Mapping[str, bytes],
        *,
        drafts: bool = False,
    ) -> "CaseIndex":
        """Return an index of cases, sorted by their status."""
        by_status: dict[Status, list[CaseSummary]] = defaultdict(list)
        for case in sorted(summaries, key=lambda case: case.id):
            by_status[case.status].append(case)
        shown = [*by_status[Status.PUBLISHED], *(by_status[Status.DRAFT] if drafts else ())]
        return cls(
            tuple(sorted(shown, key=lambda case: case.id)),
            tuple(by_status[Status.WITHDRAWN]),
            vocabularies,
            load,
            keys,
        )

    @classmethod
    def with_cases(
        cls,
        cases: Iterable[Case],
        vocabularies: Mapping[str, Vocabulary],
        keys: Mapping[str, bytes] = _NO_KEYS,
        *,
        drafts: bool = False,
    ) -> "CaseIndex":
        """Return an index of cases in memory; ``keys`` are those of their records by id."""
        by_id = {case.id: case for case in cases}
        summaries = map(summary_of, by_id.values())
        return cls.of(
            summaries, vocabularies, lambda ids: map(by_id.__getitem__, ids), keys, drafts=drafts
        )

    def vocabulary(self, facet: str) -> Vocabulary:
        """Return a vocabulary, which is empty if there is no such file."""
        return self.vocabularies.get(facet) or Vocabulary(label=LocalizedText(texts={"": facet}))

    @cached_property
    def by_id(self) -> Mapping[str, CaseSummary]:
        """The shown cases by id."""
        return {case.id: case for case in self.cases}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The ids of shown and withdrawn cases by their former ids."""
        cases = (*self.cases, *self.withdrawn)
        living = {case.id for case in cases}
        found: dict[str, str] = {}
        for case in cases:
            for alias in case.aliases:
                if is_id(alias) and alias not in living:
                    found.setdefault(alias, case.id)
        return found

    def case(self, case_id: str) -> Case:
        """Load one case."""
        return next(self.load((case_id,)))

    @cached_property
    def _by_term(self) -> Mapping[tuple[str, str], tuple[CaseSummary, ...]]:
        found: dict[tuple[str, str], list[CaseSummary]] = defaultdict(list)
        for case in self.cases:
            for facet, vocabulary in self.vocabularies.items():
                terms = {above for term in case.terms(facet) for above in vocabulary.lineage(term)}
                for term in terms:
                    found[facet, term].append(case)
        return {key: tuple(cases) for key, cases in found.items()}

    def cases_with(self, facet: str, term: str) -> tuple[CaseSummary, ...]:
        """Return the cases that have a term or anything narrower than it."""
        return self._by_term.get((facet, term), ())

    @cached_property
    def _having(self) -> Mapping[tuple[str, str], int]:
        """Return the cases that use a term themselves, as a bit set: see ``most_shared``."""
        found: dict[tuple[str, str], int] = defaultdict(int)
        for place, case in enumerate(self.cases):
            for facet, terms in case.facets.items():
                for term in terms:
                    found[facet, term] |= 1 << place
        return found

    def closest(self, facet: str, terms: frozenset[str], most: int) -> tuple[str, ...]:
        """Return the ids of the cases that share most of some terms, most shared first."""
        having = (self._having.get((facet, term), 0) for term in terms)
        return tuple(self.cases[place].id for place in islice(most_shared(having), most))

    @cached_property
    def _lessons_about(self) -> Mapping[str, tuple[tuple[CaseSummary, int], ...]]:
        themes = self.vocabulary(THEMES)
        found: dict[str, list[tuple[CaseSummary, int]]] = defaultdict(list)
        for case in self.cases:
            for index, lesson in enumerate(case.lessons):
                own = lesson.themes or case.terms(THEMES)
                for theme in {above for term in own for above in themes.lineage(term)}:
                    found[theme].append((case, index))
        return {theme: tuple(lessons) for theme, lessons in found.items()}

    def lessons_about(self, theme: str) -> tuple[tuple[CaseSummary, int], ...]:
        """Return the lessons about a theme or what is narrower, as a case and the lesson's index.

        A lesson's themes are its own, else the case's.
        """
        return self._lessons_about.get(theme, ())

    @cached_property
    def newest(self) -> tuple[CaseSummary, ...]:
        """The shown cases, newest first; cases without a date are last."""
        return tuple(sorted(self.cases, key=_joined, reverse=True))

    @cached_property
    def newest_date(self) -> Date | None:
        """The newest date in any shown case, as year, month and day."""
        return max((date for case in self.cases for date in iter_dates(case)), default=None)


def _joined(case: CaseSummary) -> tuple[Date, str]:
    """Return the date on which a case was added, with its id to make the order unambiguous."""
    date = joined_on(case)
    return (date.earliest if date else (0, 0, 0), case.id)
