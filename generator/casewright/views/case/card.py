"""The card: a case as it stands in every list."""

from dataclasses import dataclass

from casewright.cases.case import Status
from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.locale.naming import language_name
from casewright.settings import Settings
from casewright.views.parts import Link, Outcome
from casewright.views.wording import elapsed_label, period_label


@dataclass(frozen=True, slots=True)
class Card:
    """What someone needs to choose a case.

    ``language`` is set where it is not the site's; ``language_label`` then says so.
    """

    id: str
    address: str
    title: str
    language: str | None
    language_label: str | None
    organisations: tuple[Link, ...]
    period: str | None
    outcome: Outcome | None
    summary: str
    themes: tuple[Link, ...]
    followed_up: str | None
    draft: bool


def make_card(case: AnyCase, case_index: CaseIndex, settings: Settings) -> Card:
    """Make the card of a case."""
    catalogue = settings.catalogue
    return Card(
        id=case.id,
        address=settings.addresses.case(case.id),
        title=case.title or case.id,
        language=_other_language(case, settings),
        language_label=_language_label(case, settings),
        organisations=term_links(case, ORGANISATIONS, case_index, settings),
        period=period_label(case.period, catalogue) if case.period else None,
        outcome=outcome_of(case, settings),
        summary=case.summary,
        themes=term_links(case, THEMES, case_index, settings),
        followed_up=_followed_up(case, settings),
        draft=case.status is Status.DRAFT,
    )


def _other_language(case: AnyCase, settings: Settings) -> str | None:
    return case.language if case.language != settings.language else None


def _language_label(case: AnyCase, settings: Settings) -> str | None:
    language = _other_language(case, settings)
    if language is None:
        return None
    name = language_name(language, settings.language)
    return settings.catalogue.t("card.language", language=name)


def outcome_of(case: AnyCase, settings: Settings) -> Outcome | None:
    """Give the outcome with its label."""
    if case.outcome is None:
        return None
    return Outcome(case.outcome, settings.catalogue.t(f"outcome.{case.outcome}"))


def term_links(
    case: AnyCase, facet: str, case_index: CaseIndex, settings: Settings
) -> tuple[Link, ...]:
    """Link a case's terms of one vocabulary to their pages, in the author's order."""
    return links_to(facet, case.terms(facet), case_index, settings)


def links_to(
    facet: str, terms: tuple[str, ...], case_index: CaseIndex, settings: Settings
) -> tuple[Link, ...]:
    """Link terms to their pages; what the vocabulary does not have is left out."""
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
    return elapsed_label(case.period, last, settings.catalogue) or settings.catalogue.t(
        "card.followed-up"
    )
