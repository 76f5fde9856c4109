"""The feed: new cases, reviewed cases and follow-ups, newest first.

A case is one entry, which moves up when the case is reviewed. A follow-up is an entry of its own,
because feed readers do not show an entry again.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.dates import PartialDate
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary, joined_on
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.case.dates import latest, to_full_date
from casewright.views.case.licence import licence_of_site, own_licence
from casewright.views.common import Link
from casewright.views.export.published import is_public

MAX_ENTRIES: Final = 50
"""Entries in a feed."""

_EMPTY: Final = PartialDate(1970)
"""The date of a feed without entries; Atom requires one."""

_NAMESPACE: Final = uuid.UUID("5a5f7ac5-31c8-5be4-b6a2-5c8f1f3bb8a4")
"""The namespace of entry ids in a site without an address."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed entry about a case.

    ``later`` is the Markdown of a follow-up; ``rights`` is set if the case has its own licence.
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
    """The context of the feed; ``url`` is set if the site has an address."""

    id: str
    url: str | None
    home: str
    title: str
    language: str
    updated: str
    rights: str | None
    entries: tuple[FeedEntry, ...]


def feed_view(
    case_index: CaseIndex, cards: Mapping[str, Card], address: str, settings: Settings
) -> FeedView:
    """Return the feed of all cases, at an address."""
    page = Link(settings.site_name, settings.addresses.home)
    return _feed(case_index.cases, cards, page, address, settings)


def term_feed_view(
    facet: str, term: str, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> FeedView:
    """Return the feed of the cases of a term."""
    addresses = settings.addresses
    label = case_index.vocabulary(facet).terms[term].label.text(settings.language)
    page = Link(f"{settings.site_name}: {label}", addresses.term(facet, term))
    cases = case_index.cases_with(facet, term)
    return _feed(cases, cards, page, addresses.term_feed(facet, term), settings)


def feed_entries(
    cases: Iterable[CaseSummary], cards: Mapping[str, Card], settings: Settings
) -> list[FeedEntry]:
    """Return the entries of all published cases, newest first."""
    entries = [
        entry
        for case in cases
        if is_public(case)
        for entry in _entries(case, cards[case.id], settings)
    ]
    return sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)


def _feed(
    cases: Iterable[CaseSummary],
    cards: Mapping[str, Card],
    page: Link,
    address: str,
    settings: Settings,
) -> FeedView:
    entries = feed_entries(cases, cards, settings)
    licence = licence_of_site(settings)
    return FeedView(
        id=_id(address, settings),
        url=settings.url(address),
        home=settings.url(page.address) or page.address,
        title=page.label,
        language=settings.language_tag,
        updated=entries[0].updated if entries else _moment(_EMPTY),
        rights=str(licence) if licence else None,
        entries=tuple(entries[:MAX_ENTRIES]),
    )


def _entries(case: CaseSummary, card: Card, settings: Settings) -> Iterator[FeedEntry]:
    """Return the entries of a case: one for the case, one for each dated follow-up."""
    since, last = joined_on(case), latest(joined_on(case), case.reviewed)
    language, own = case.language or settings.language_tag, own_licence(case)
    rights = str(own) if own else None
    if last:
        yield FeedEntry(
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
        anchor = settings.catalog.t("anchor.follow-ups")
        place = f"{card.address}#{anchor}"
        yield FeedEntry(
            id=_id(f"{place}-{name}", settings),
            address=settings.url(place) or place,
            title=settings.catalog.t("feed.later", title=card.title),
            published=_moment(later.date),
            updated=_moment(later.date),
            card=card,
            language=language,
            rights=rights,
            later=later.text,
        )


def _moment(date: PartialDate) -> str:
    return f"{to_full_date(date)}T00:00:00Z"


def _id(address: str, settings: Settings) -> str:
    """Return the permanent id of an entry: its address, or a UUID from the name of the site."""
    named = f"{settings.site_name}\n{address}"
    return settings.url(address) or uuid.uuid5(_NAMESPACE, named).urn
