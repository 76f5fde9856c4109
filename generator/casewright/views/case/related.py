"""Related cases, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase, CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card

MAX_RELATED: Final = 4
"""The maximum number, unless the author named more."""


@dataclass(frozen=True, slots=True)
class Related:
    """A related case with the reason."""

    card: Card
    reason: str


def related_cases(
    case: AnyCase, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[Related, ...]:
    """Return the author's choice, then the cases that share most themes."""
    named = (case_index.renamed.get(id_, id_) for id_ in case.related)
    chosen = [id_ for id_ in dict.fromkeys(named) if id_ in cards and id_ != case.id]
    themes = case.terms(THEMES)
    closest = case_index.closest(THEMES, frozenset(themes), MAX_RELATED + len(chosen) + 1)
    others = [id_ for id_ in closest if id_ not in chosen and id_ != case.id]
    neighbours = [*chosen, *others[: max(0, MAX_RELATED - len(chosen))]]
    return tuple(
        Related(cards[id_], _reason(_shared(themes, case_index.by_id[id_]), case_index, settings))
        for id_ in neighbours
    )


def _shared(themes: tuple[str, ...], other: CaseSummary) -> tuple[str, ...]:
    return tuple(theme for theme in themes if theme in other.terms(THEMES))


def _reason(themes: tuple[str, ...], case_index: CaseIndex, settings: Settings) -> str:
    if not themes:
        return settings.catalog.t("related.chosen")
    terms = case_index.vocabulary(THEMES).terms
    labels = [terms[theme].label.text(settings.language) for theme in themes]
    return settings.catalog.t("related.shares", themes=", ".join(labels).lower())
