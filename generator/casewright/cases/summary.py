"""Case summaries: what lists, cards, charts and related cases need, small enough for memory."""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import Field

from casewright.cases.case import (
    Case,
    FollowUp,
    Image,
    LessonItem,
    LicenceTerms,
    Outcome,
    Permission,
    Status,
    StrictModel,
    Withdrawal,
    Workshop,
)
from casewright.cases.dates import PartialDate
from casewright.cases.fields import Day, Ids, Language, Line, Summary, Title, When

Date = tuple[int, int, int]
"""Year, month and day."""


class CaseSummary(StrictModel):
    """A case without its long texts; every field is as in ``Case``."""

    id: str
    title: Title = ""
    summary: Summary = ""
    facets: Mapping[str, Ids] = Field(default_factory=dict)
    period: When | None = None
    outcome: Outcome | None = None
    lessons: tuple[LessonItem, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    images: tuple[Image, ...] = ()
    related: Ids = ()
    aliases: Ids = ()
    permission: Permission | None = None
    licence: LicenceTerms | None = None
    status: Status = Status.PUBLISHED
    withdrawn: Withdrawal | None = None
    language: Language | None = None
    added: Day | None = None
    reviewed: Day | None = None
    owner: Line = ""
    workshop: Workshop | None = None

    def terms(self, facet: str) -> tuple[str, ...]:
        """Return the case's terms of one vocabulary."""
        return self.facets.get(facet, ())


AnyCase = Case | CaseSummary

SUMMARY_FIELDS: Final = frozenset(CaseSummary.model_fields)


def summary_data(data: Mapping[str, object]) -> dict[str, object]:
    """Return the data of a summary, from the data of a case."""
    return {key: value for key, value in data.items() if key in SUMMARY_FIELDS}


def summary_of(case: Case) -> CaseSummary:
    """Return the summary of a case."""
    return CaseSummary.model_construct(**{name: getattr(case, name) for name in SUMMARY_FIELDS})


def iter_dates(case: AnyCase) -> Iterator[Date]:
    """Iterate over the dates of events in the life of a case: added, reviewed, follow-ups."""
    known = (case.added, case.reviewed, case.permission.date if case.permission else None)
    yield from (date.earliest for date in known if date)
    yield from (later.date.earliest for later in case.follow_ups)


def joined_on(case: AnyCase) -> PartialDate | None:
    """Return the date on which a case was added, if its file has one."""
    return case.added or (case.permission.date if case.permission else None)
