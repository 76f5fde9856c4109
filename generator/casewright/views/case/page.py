"""The page of a case: everything it shows, in the order in which it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Case
from casewright.cases.dates import PartialDate
from casewright.cases.fields import safe_host
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.settings import Settings
from casewright.views.card import Card, term_links
from casewright.views.lesson import Lesson, home_crumb, lessons_of
from casewright.views.parts import Link, Section
from casewright.views.picture import Image, Shown, images_of
from casewright.views.related import Related, related_cases
from casewright.views.review import unreviewed_since
from casewright.views.wording import date_label, elapsed_label

SECTIONS: Final = ("why", "what", "how", "result")
"""The prose before the lessons, in reading order."""

WORDS_A_MINUTE: Final = 200
"""Silent reading of Dutch non-fiction; a round figure below the 238 of Brysbaert (2019)."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was heard later, when, and how long after."""

    date: str
    elapsed: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who is thanked."""

    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A text on which the case rests; ``host`` says where a link leads."""

    title: str
    url: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """A case's terms of one further vocabulary, under that vocabulary's label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the page of a case needs. What an author left out is empty or ``None``.

    ``sections`` stand before the lessons, ``closing`` after the reflection.
    """

    card: Card
    crumbs: tuple[Link, ...]
    minutes: int
    sections: tuple[Section, ...]
    lessons: tuple[Lesson, ...]
    reflection: Section | None
    closing: tuple[Section, ...]
    follow_ups: tuple[FollowUp, ...]
    quotes: tuple[Quote, ...]
    contributors: tuple[Contributor, ...]
    sources: tuple[Source, ...]
    images: tuple[Image, ...]
    related: tuple[Related, ...]
    facets: tuple[FacetLinks, ...]
    added: str | None
    reviewed: str | None
    unreviewed: str | None
    permission: str | None
    prints: tuple[Link, ...]
    source_url: str | None
    printed_address: str


def case_view(
    case: Case,
    case_index: CaseIndex,
    cards: Mapping[str, Card],
    pictures: Mapping[str, Shown],
    settings: Settings,
) -> CaseView:
    """Work out the page of a case; ``cards`` are those of every case, ``pictures`` its own."""
    card = cards[case.id]
    return CaseView(
        card=card,
        crumbs=_crumbs(card, settings),
        minutes=_reading_minutes(case),
        sections=_sections(case, settings),
        lessons=lessons_of(case, case_index, settings),
        reflection=_section("reflection", case.reflection, settings),
        closing=_asked("reflection", case, settings),
        follow_ups=_follow_ups(case, settings),
        quotes=tuple(Quote(quote.text, quote.by or None) for quote in case.quotes),
        contributors=tuple(
            Contributor(person.name, person.role or None, person.organisation or None)
            for person in case.contributors
        ),
        sources=_sources(case),
        images=images_of(case, pictures),
        related=related_cases(case, case_index, cards, settings),
        facets=_further_facets(case, case_index, settings),
        added=_date(case.added, settings),
        reviewed=_date(case.reviewed, settings),
        unreviewed=unreviewed_since(case, case_index, settings),
        permission=_permission(case, settings),
        prints=_prints(case, settings),
        source_url=source_url(f"{case.id}.yml", settings),
        printed_address=f"{settings.site_url or '/'}{card.address}",
    )


def source_url(name: str, settings: Settings) -> str | None:
    """Give the address at which a file of the cases folder can be edited, where there is one."""
    if not settings.repo_url or not settings.edit_uri:
        return None
    base = settings.edit_uri
    if not base.startswith(("http:", "https:")):
        base = f"{settings.repo_url.rstrip('/')}/{base.lstrip('/')}"
    return f"{base.rstrip('/')}/{name}"


def _prints(case: Case, settings: Settings) -> tuple[Link, ...]:
    """Give the ways to paper: the edition for a table, the worksheet and, if offered, the PDF."""
    t, addresses = settings.catalogue.t, settings.addresses
    paper = addresses.paper(case.id)
    worksheet = Link(t("paper.worksheet"), f"{paper}#{t('anchor.edition-worksheet')}")
    pdf = Link(t("paper.to-pdf"), addresses.case_pdf(case.id))
    return (
        Link(t("paper.to-print"), paper),
        worksheet,
        *((pdf,) if settings.options.pdf else ()),
    )


def _crumbs(card: Card, settings: Settings) -> tuple[Link, ...]:
    cases = Link(settings.catalogue.t("crumb.cases"), settings.addresses.cases)
    return (home_crumb(settings), cases, *card.themes[:1])


def _reading_minutes(case: Case) -> int:
    texts = [case.summary, case.why, case.what, case.how, case.result, case.reflection]
    texts += [lesson.lesson for lesson in case.lessons]
    texts += [later.text for later in case.follow_ups]
    texts += case.further(*SECTIONS, "reflection").values()
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))


def _sections(case: Case, settings: Settings) -> tuple[Section, ...]:
    return tuple(
        section
        for key in SECTIONS
        for section in (
            _section(key, str(getattr(case, key)), settings),
            *_asked(key, case, settings),
        )
        if section
    )


def _asked(place: str, case: Case, settings: Settings) -> tuple[Section, ...]:
    """Give the site's own sections that stand after one of the fixed form."""
    sections = (_section(key, text, settings) for key, text in case.further(place).items())
    return tuple(section for section in sections if section)


def _section(key: str, text: str, settings: Settings) -> Section | None:
    if not text:
        return None
    catalogue = settings.catalogue
    return Section(key, catalogue.t(f"anchor.{key}"), catalogue.t(f"case.{key}"), text)


def _follow_ups(case: Case, settings: Settings) -> tuple[FollowUp, ...]:
    ordered = sorted(case.follow_ups, key=lambda later: later.date.earliest)
    return tuple(
        FollowUp(
            date_label(later.date, settings.language),
            elapsed_label(case.period, later.date, settings.catalogue),
            later.text,
        )
        for later in ordered
    )


def _sources(case: Case) -> tuple[Source, ...]:
    """Give the sources; an address that is not safe to follow is no link."""
    return tuple(
        Source(source.title, source.url if safe_host(source.url) else None, safe_host(source.url))
        for source in case.sources
    )


def _further_facets(
    case: Case, case_index: CaseIndex, settings: Settings
) -> tuple[FacetLinks, ...]:
    """Give the terms of every vocabulary that has no place of its own on the page."""
    links = {
        facet: term_links(case, facet, case_index, settings)
        for facet in case_index.vocabularies
        if facet not in (THEMES, ORGANISATIONS)
    }
    return tuple(
        FacetLinks(case_index.vocabulary(facet).name_for(len(terms), settings.language), terms)
        for facet, terms in links.items()
        if terms
    )


def _date(date: PartialDate | None, settings: Settings) -> str | None:
    return date_label(date, settings.language) if date else None


def _permission(case: Case, settings: Settings) -> str | None:
    if case.permission is None:
        return None
    return settings.catalogue.t(f"permission.{case.permission.basis}")
