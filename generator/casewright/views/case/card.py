"""The card of a case in a list."""

from dataclasses import dataclass

from casewright.cases.case import Status
from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.config.settings import Settings
from casewright.i18n.languages import language_name
from casewright.i18n.tags import base_language
from casewright.views.common import Link, OutcomeView
from casewright.views.dates import format_elapsed, format_period


@dataclass(frozen=True, slots=True)
class Card:
    """The context of a card.

    ``language`` and ``language_label`` are set if the language is not that of the site.
    """

    id: str
    address: str
    title: str
    language: str | None
    language_label: str | None
    organisations: tuple[Link, ...]
    period: str | None
    outcome: OutcomeView | None
    summary: str
    themes: tuple[Link, ...]
    followed_up: str | None
    draft: bool


def make_card(case: AnyCase, case_index: CaseIndex, settings: Settings) -> Card:
    """Return the card of a case."""
    catalog = settings.catalog
    return Card(
        id=case.id,
        address=settings.addresses.case(case.id),
        title=case.title or case.id,
        language=_other_language(case, settings),
        language_label=_language_label(case, settings),
        organisations=term_links(case, ORGANISATIONS, case_index, settings),
        period=format_period(case.period, catalog) if case.period else None,
        outcome=outcome_of(case, settings),
        summary=case.summary,
        themes=term_links(case, THEMES, case_index, settings),
        followed_up=_followed_up(case, settings),
        draft=case.status is Status.DRAFT,
    )


def _other_language(case: AnyCase, settings: Settings) -> str | None:
    return case.language if case.language != settings.language_tag else None


def _language_label(case: AnyCase, settings: Settings) -> str | None:
    language = _other_language(case, settings)
    if language is None or base_language(language) == settings.language:
        return None
    name = language_name(language, settings.language)
    return settings.catalog.t("card.language", language=name)


def outcome_of(case: AnyCase, settings: Settings) -> OutcomeView | None:
    """Return the outcome with its label."""
    if case.outcome is None:
        return None
    return OutcomeView(case.outcome, settings.catalog.t(f"outcome.{case.outcome}"))


def term_links(
    case: AnyCase, facet: str, case_index: CaseIndex, settings: Settings
) -> tuple[Link, ...]:
    """Return links to the terms of a case in one vocabulary, in the author's order."""
    return links_to(facet, case.terms(facet), case_index, settings)


def links_to(
    facet: str, terms: tuple[str, ...], case_index: CaseIndex, settings: Settings
) -> tuple[Link, ...]:
    """Return links to terms; terms that are not in the vocabulary are left out."""
    vocabulary = case_index.vocabulary(facet)
    return tuple(
        Link(
            vocabulary.terms[term].label.text(settings.language),
            settings.addresses.term(facet, term),
        )
        for term in terms
        if term in vocabulary.terms
    )


def _followed_up(case: AnyCase, settings: Settings) -> str | None:
    if not case.follow_ups:
        return None
    last = case.follow_ups[-1].date
    return format_elapsed(case.period, last, settings.catalog) or settings.catalog.t(
        "card.followed-up"
    )
