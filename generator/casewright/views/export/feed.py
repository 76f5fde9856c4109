"""The feed: what is new, what changed, and what was heard later, newest first.

A case is one entry, which moves up when somebody has checked the case again. What was heard later
is an entry of its own, because a feed reader shows nobody an entry twice.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.dates import PartialDate
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary, joined_on
from casewright.settings import Settings
from casewright.views.card import Card
from casewright.views.licence import licence_of_site, own_licence
from casewright.views.moments import full, latest
from casewright.views.public import is_public

MOST: Final = 50
"""How many entries a feed holds."""

_EMPTY: Final = PartialDate(1970)
"""When a feed without entries last changed: Atom wants a date, and there is none."""

_NAMESPACE: Final = uuid.UUID("5a5f7ac5-31c8-5be4-b6a2-5c8f1f3bb8a4")
"""For the ids of a site that does not know its own address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to tell, about a case.

    ``later`` is the Markdown of what was heard later; ``rights`` only where they are its own.
    """

    id: str
    address: str
    title: str
    published: str
    updated: str
    card: Card
    language: str
    rights: str | None
    later: str | None = None


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed of a site; ``url`` only where the site knows its own address."""

    id: str
    url: str | None
    home: str
    title: str
    language: str
    updated: str
    rights: str | None
    entries: tuple[Entry, ...]


def feed_view(
    case_index: CaseIndex, cards: Mapping[str, Card], address: str, settings: Settings
) -> FeedView:
    """Work out the feed that is served at an address."""
    entries = [
        entry
        for case in case_index.cases
        if is_public(case)
        for entry in _entries(case, cards[case.id], settings)
    ]
    entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
    licence = licence_of_site(settings)
    return FeedView(
        id=_id(address, settings),
        url=settings.url(address),
        home=settings.url(settings.addresses.home) or settings.addresses.home,
        title=settings.site_name,
        language=settings.language,
        updated=entries[0].updated if entries else _moment(_EMPTY),
        rights=str(licence) if licence else None,
        entries=tuple(entries[:MOST]),
    )


def _entries(case: CaseSummary, card: Card, settings: Settings) -> Iterator[Entry]:
    """Tell of a case that it is there, and what was heard since; without a date it is no news."""
    since, last = joined_on(case), latest(joined_on(case), case.reviewed)
    language, own = case.language or settings.language, own_licence(case)
    rights = str(own) if own else None
    if last:
        yield Entry(
            id=_id(card.address, settings),
            address=settings.url(card.address) or card.address,
            title=card.title,
            published=_moment(since or last),
            updated=_moment(last),
            card=card,
            language=language,
            rights=rights,
        )
    seen: Counter[str] = Counter()
    for later in case.follow_ups:
        date = str(later.date)
        seen[date] += 1
        if since and later.date.latest < since.earliest:
            continue
        name = f"{date}-{seen[date]}" if seen[date] > 1 else date
        anchor = settings.catalogue.t("anchor.follow-ups")
        place = f"{card.address}#{anchor}"
        yield Entry(
            id=_id(f"{place}-{name}", settings),
            address=settings.url(place) or place,
            title=settings.catalogue.t("feed.later", title=card.title),
            published=_moment(later.date),
            updated=_moment(later.date),
            card=card,
            language=language,
            rights=rights,
            later=later.text,
        )


def _moment(date: PartialDate) -> str:
    return f"{full(date)}T00:00:00Z"


def _id(address: str, settings: Settings) -> str:
    """Name something for good: by its address, which is a promise, else by the site's name."""
    named = f"{settings.site_name}\n{address}"
    return settings.url(address) or uuid.uuid5(_NAMESPACE, named).urn
