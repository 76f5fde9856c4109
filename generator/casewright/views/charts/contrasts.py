"""For each theme a story that worked and one that did not, to compare."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casewright.cases.case import Outcome
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.common import Link

MAX_CONTRASTS: Final = 12


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two stories about a theme; ``compare`` is the address that shows them side by side."""

    theme: Link
    worked: Card
    failed: Card
    compare: str


def find_contrasts(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[Contrast, ...]:
    """Return the newest stories of both outcomes for the largest themes that have both."""
    return tuple(_iter_contrasts(case_index, cards, settings))[:MAX_CONTRASTS]


def _iter_contrasts(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> Iterator[Contrast]:
    terms, addresses = case_index.vocabulary(THEMES).terms, settings.addresses
    by_size = sorted(terms, key=lambda term: -len(case_index.cases_with(THEMES, term)))
    newest = {case.id: place for place, case in enumerate(case_index.newest)}
    seen: set[tuple[str, str]] = set()
    for theme in by_size:
        cases = sorted(case_index.cases_with(THEMES, theme), key=lambda case: newest[case.id])
        worked, failed = _first(cases, Outcome.ACHIEVED), _first(cases, Outcome.NOT_ACHIEVED)
        if worked and failed and (worked.id, failed.id) not in seen:
            seen.add((worked.id, failed.id))
            query = urlencode({"c": f"{worked.id},{failed.id}"}, safe=",")
            label = terms[theme].label.text(settings.language)
            yield Contrast(
                Link(label, addresses.term(THEMES, theme)),
                cards[worked.id],
                cards[failed.id],
                f"{addresses.comparison}?{query}",
            )


def _first(cases: list[CaseSummary], outcome: Outcome) -> CaseSummary | None:
    return next((case for case in cases if case.outcome is outcome), None)
