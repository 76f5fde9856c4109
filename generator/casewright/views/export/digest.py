"""What is new in a collection by month, to mail to those who follow it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from casewright.cases.dates import PartialDate
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.dates import format_partial_date
from casewright.views.export.feed import FeedEntry, feed_entries

MIN_ENTRIES: Final = 3
"""A month with fewer entries joins the next one."""


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One or more months with enough entries, newest first."""

    title: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class DigestView:
    """The context of a digest, newest months first; ``waiting`` entries join its next month."""

    title: str
    language: str
    home: str
    parts: tuple[DigestPart, ...]
    waiting: int


def digest_view(
    case_index: CaseIndex, cards: Mapping[str, Card], since: str, settings: Settings
) -> DigestView:
    """Return what is new since a date, ``2026-03-01``."""
    entries = [
        entry
        for entry in feed_entries(case_index.cases, cards, settings)
        if entry.updated[: len(since)] >= since
    ]
    parts = tuple(_parts(reversed(entries), settings.language))
    return DigestView(
        title=settings.site_name,
        language=settings.language_tag,
        home=settings.url(settings.addresses.home) or "",
        parts=parts[::-1],
        waiting=len(entries) - sum(len(part.entries) for part in parts),
    )


def _parts(entries: Iterable[FeedEntry], language: str) -> Iterator[DigestPart]:
    """Group entries, oldest first, by month."""
    waiting: list[FeedEntry] = []
    for _, month in groupby(entries, key=_month):
        waiting += month
        if len(waiting) >= MIN_ENTRIES:
            yield DigestPart(_title(waiting, language), tuple(waiting[::-1]))
            waiting = []


def _title(entries: list[FeedEntry], language: str) -> str:
    months = dict.fromkeys((_month(entries[0]), _month(entries[-1])))
    return " – ".join(format_partial_date(PartialDate.parse(month), language) for month in months)


def _month(entry: FeedEntry) -> str:
    return entry.updated[: len("2026-03")]
