"""The library: all cases and vocabularies of a knowledge base, known before any page is made."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from casewright.cases.case import Case, Status
from casewright.cases.collection import Collection
from casewright.cases.vocabulary import Vocabulary, Wording


@dataclass(frozen=True)
class Library:
    """What may be shown, in the order of the ids: every index is a function of this.

    ``cases`` holds the published cases, and the drafts where they were asked for; ``withdrawn``
    those that leave only a tombstone.
    """

    cases: tuple[Case, ...]
    withdrawn: tuple[Case, ...]
    vocabularies: Mapping[str, Vocabulary]

    @classmethod
    def of(cls, collection: Collection, *, drafts: bool = False) -> "Library":
        """Take what may be shown out of everything that was read."""
        readable = (file.case for file in collection.case_files)
        return cls.with_cases(
            (case for case in readable if case), collection.vocabularies, drafts=drafts
        )

    @classmethod
    def with_cases(
        cls, cases: Iterable[Case], vocabularies: Mapping[str, Vocabulary], *, drafts: bool = False
    ) -> "Library":
        """Put cases together, each by its status."""
        by_status: dict[Status, list[Case]] = defaultdict(list)
        for case in sorted(cases, key=lambda case: case.id):
            by_status[case.status].append(case)
        shown = [*by_status[Status.PUBLISHED], *(by_status[Status.DRAFT] if drafts else ())]
        return cls(
            tuple(sorted(shown, key=lambda case: case.id)),
            tuple(by_status[Status.WITHDRAWN]),
            vocabularies,
        )

    def vocabulary(self, facet: str) -> Vocabulary:
        """Give a vocabulary; one that is not there is empty, so that no page has to ask."""
        return self.vocabularies.get(facet) or Vocabulary(label=Wording(texts={"": facet}))

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        """The shown cases by their ids."""
        return {case.id: case for case in self.cases}

    @cached_property
    def _by_term(self) -> Mapping[tuple[str, str], tuple[Case, ...]]:
        found: dict[tuple[str, str], list[Case]] = defaultdict(list)
        for case in self.cases:
            for facet, vocabulary in self.vocabularies.items():
                terms = {above for term in case.terms(facet) for above in vocabulary.lineage(term)}
                for term in terms:
                    found[facet, term].append(case)
        return {key: tuple(cases) for key, cases in found.items()}

    def cases_with(self, facet: str, term: str) -> tuple[Case, ...]:
        """Give the cases that have a term or anything narrower than it."""
        return self._by_term.get((facet, term), ())

    @cached_property
    def _by_own_term(self) -> Mapping[tuple[str, str], tuple[Case, ...]]:
        found: dict[tuple[str, str], list[Case]] = defaultdict(list)
        for case in self.cases:
            for facet, terms in case.facets.items():
                for term in dict.fromkeys(terms):
                    found[facet, term].append(case)
        return {key: tuple(cases) for key, cases in found.items()}

    def cases_having(self, facet: str, term: str) -> tuple[Case, ...]:
        """Give the cases that name a term themselves."""
        return self._by_own_term.get((facet, term), ())

    def closest(self, facet: str, terms: frozenset[str], most: int) -> tuple[str, ...]:
        """Name the cases that share most of some terms, most shared first, then by id.

        Cases with the same terms have the same neighbours, so each set is looked up once.
        """
        key = (facet, terms, most)
        if key not in self._closest:
            shared = Counter(case.id for term in terms for case in self.cases_having(facet, term))
            by_count: dict[int, list[str]] = defaultdict(list)
            for case_id, count in shared.items():
                by_count[count].append(case_id)
            ranked = (
                id_ for count in sorted(by_count, reverse=True) for id_ in sorted(by_count[count])
            )
            self._closest[key] = tuple(islice(ranked, most))
        return self._closest[key]

    @cached_property
    def _closest(self) -> dict[tuple[str, frozenset[str], int], tuple[str, ...]]:
        return {}

    @cached_property
    def newest(self) -> tuple[Case, ...]:
        """The shown cases, last added first; what has no date of joining comes last."""
        return tuple(sorted(self.cases, key=_joined, reverse=True))

    @cached_property
    def newest_date(self) -> tuple[int, int, int] | None:
        """The newest date that any shown case tells, as year, month and day."""
        return max((date for case in self.cases for date in _dates(case)), default=None)


def _dates(case: Case) -> Iterator[tuple[int, int, int]]:
    known = (case.added, case.reviewed, case.permission.date if case.permission else None)
    yield from (date.earliest for date in known if date)
    yield from (later.date.earliest for later in case.follow_ups)


def _joined(case: Case) -> tuple[tuple[int, int, int], str]:
    """When a case joined the collection; its id settles a tie, so that the order is one."""
    date = case.added or (case.permission.date if case.permission else None)
    return (date.earliest if date else (0, 0, 0), case.id)
