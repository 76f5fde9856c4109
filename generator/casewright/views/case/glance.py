"""A case at a glance: how it ended, for whom, how well supported, and what the site has chosen."""

from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card, term_links
from casewright.views.common import Link

MIN_ROWS: Final = 2
"""A single row is no overview."""
_AUDIENCES: Final = "audiences"


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A label with a text or with terms; ``rule`` explains how the text was counted."""

    label: str
    links: tuple[Link, ...] = ()
    text: str = ""
    rule: str = ""


def glance_of(
    case: Case, card: Card, case_index: CaseIndex, settings: Settings
) -> tuple[GlanceRow, ...]:
    """Return the rows; none if there is too little for an overview."""
    t = settings.catalog.t
    outcome = (GlanceRow(t("case.outcome"), text=card.outcome.label),) if card.outcome else ()
    rows = (*outcome, *_terms(case, case_index, settings), *_support(case, settings))
    return rows if len(rows) >= MIN_ROWS else ()


def _terms(case: Case, case_index: CaseIndex, settings: Settings) -> tuple[GlanceRow, ...]:
    """Return a row for each vocabulary that the site has chosen, the audiences always."""
    chosen = {
        facet: term_links(case, facet, case_index, settings)
        for facet, vocabulary in case_index.vocabularies.items()
        if (vocabulary.glance or facet == _AUDIENCES) and facet not in (THEMES, ORGANISATIONS)
    }
    return tuple(
        GlanceRow(case_index.vocabulary(facet).name_for(len(links), settings.language), links)
        for facet, links in chosen.items()
        if links
    )


def _support(case: Case, settings: Settings) -> tuple[GlanceRow, ...]:
    catalog = settings.catalog
    counts = (("glance.sources", len(case.sources)), ("glance.later", len(case.follow_ups)))
    text = ", ".join(catalog.n(key, count) for key, count in counts if count)
    if not text:
        return ()
    return (GlanceRow(catalog.t("glance.support"), text=text, rule=catalog.t("glance.rule")),)
