"""The page of a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Case
from casewright.cases.dates import PartialDate
from casewright.cases.fields import safe_host
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card, term_links
from casewright.views.case.dates import unreviewed_since
from casewright.views.case.glance import GlanceRow, glance_of
from casewright.views.case.images import ImageView, PublishedImage, images_of
from casewright.views.case.lessons import LessonView, home_crumb, lessons_of
from casewright.views.case.related import Related, related_cases
from casewright.views.common import Link, SectionView
from casewright.views.dates import format_elapsed, format_partial_date

SECTIONS: Final = ("why", "what", "how", "result")
"""The sections before the lessons, in reading order."""

WORDS_PER_MINUTE: Final = 200
"""Silent reading of Dutch non-fiction; rounded down from 238 (Brysbaert 2019)."""


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A follow-up: its text, its date, and the time since the case."""

    date: str
    elapsed: str | None
    text: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class ContributorView:
    """A person in the acknowledgements."""

    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source of a case; ``host`` is the host of its link."""

    title: str
    url: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """The terms of a case in an additional vocabulary, under the vocabulary's label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """The context of the page of a case; fields that were left out are empty or ``None``.

    ``sections`` come before the lessons, ``closing`` after the reflection.
    """

    card: Card
    crumbs: tuple[Link, ...]
    minutes: int
    glance: tuple[GlanceRow, ...]
    sections: tuple[SectionView, ...]
    lessons: tuple[LessonView, ...]
    reflection: SectionView | None
    closing: tuple[SectionView, ...]
    follow_ups: tuple[FollowUpView, ...]
    quotes: tuple[QuoteView, ...]
    contributors: tuple[ContributorView, ...]
    sources: tuple[SourceView, ...]
    images: tuple[ImageView, ...]
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
    pictures: Mapping[str, PublishedImage],
    settings: Settings,
) -> CaseView:
    """Return the page of a case; ``cards`` are those of all cases, ``pictures`` its images."""
    card = cards[case.id]
    return CaseView(
        card=card,
        crumbs=_crumbs(card, settings),
        minutes=_reading_minutes(case),
        glance=glance_of(case, card, case_index, settings),
        sections=_sections(case, settings),
        lessons=lessons_of(case, case_index, settings),
        reflection=_section("reflection", case.reflection, settings),
        closing=_asked("reflection", case, settings),
        follow_ups=_follow_ups(case, settings),
        quotes=tuple(QuoteView(quote.text, quote.by or None) for quote in case.quotes),
        contributors=tuple(
            ContributorView(person.name, person.role or None, person.organisation or None)
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
    """Return the address at which a file of the content folder can be edited, if any."""
    if not settings.repo_url or not settings.edit_uri:
        return None
    base = settings.edit_uri
    if not base.startswith(("http:", "https:")):
        base = f"{settings.repo_url.rstrip('/')}/{base.lstrip('/')}"
    return f"{base.rstrip('/')}/{name}"


def _prints(case: Case, settings: Settings) -> tuple[Link, ...]:
    """Return links to the print editions: hand-out, worksheet and, if available, the PDF."""
    t, addresses = settings.catalog.t, settings.addresses
    paper = addresses.paper(case.id)
    worksheet = Link(t("paper.worksheet"), f"{paper}#{t('anchor.edition-worksheet')}")
    pdf = Link(t("paper.to-pdf"), addresses.case_pdf(case.id))
    return (
        Link(t("paper.to-print"), paper),
        worksheet,
        *((pdf,) if settings.options.pdf else ()),
    )


def _crumbs(card: Card, settings: Settings) -> tuple[Link, ...]:
    cases = Link(settings.catalog.t("crumb.cases"), settings.addresses.cases)
    return (home_crumb(settings), cases, *card.themes[:1])


def _reading_minutes(case: Case) -> int:
    texts = [case.summary, case.why, case.what, case.how, case.result, case.reflection]
    texts += [lesson.lesson for lesson in case.lessons]
    texts += [later.text for later in case.follow_ups]
    texts += case.further(*SECTIONS, "reflection").values()
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_PER_MINUTE))


def _sections(case: Case, settings: Settings) -> tuple[SectionView, ...]:
    return tuple(
        section
        for key in SECTIONS
        for section in (
            _section(key, str(getattr(case, key)), settings),
            *_asked(key, case, settings),
        )
        if section
    )


def _asked(place: str, case: Case, settings: Settings) -> tuple[SectionView, ...]:
    """Return the custom sections that follow a built-in one."""
    sections = (_section(key, text, settings) for key, text in case.further(place).items())
    return tuple(section for section in sections if section)


def _section(key: str, text: str, settings: Settings) -> SectionView | None:
    if not text:
        return None
    catalog = settings.catalog
    return SectionView(key, catalog.t(f"anchor.{key}"), catalog.t(f"case.{key}"), text)


def _follow_ups(case: Case, settings: Settings) -> tuple[FollowUpView, ...]:
    ordered = sorted(case.follow_ups, key=lambda later: later.date.earliest)
    return tuple(
        FollowUpView(
            format_partial_date(later.date, settings.catalog.locale),
            format_elapsed(case.period, later.date, settings.catalog),
            later.text,
        )
        for later in ordered
    )


def _sources(case: Case) -> tuple[SourceView, ...]:
    """Return the sources; an unsafe address is not linked."""
    return tuple(
        SourceView(
            source.title, source.url if safe_host(source.url) else None, safe_host(source.url)
        )
        for source in case.sources
    )


def _further_facets(
    case: Case, case_index: CaseIndex, settings: Settings
) -> tuple[FacetLinks, ...]:
    """Return the terms of the vocabularies without a place of their own on the page."""
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
    return format_partial_date(date, settings.catalog.locale) if date else None


def _permission(case: Case, settings: Settings) -> str | None:
    if case.permission is None:
        return None
    return settings.catalog.t(f"permission.{case.permission.basis}")
