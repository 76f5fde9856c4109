"""A summary of the cases of a term: outcomes, organisations, period and other terms."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casewright.cases.case import Outcome
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.config.settings import Settings
from casewright.i18n.collation import sort_key
from casewright.views.common import Link
from casewright.views.listings.facets import OUTCOME, together

MAX_ITEMS: Final = 5
"""Terms per row."""
MIN_CASES: Final = 2
"""The minimum number of cases for a summary."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """A link to the cases that have something in common, and their number."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class TermSummary:
    """A row of the summary; ``more`` is the number of items that are not listed.

    ``text`` is shown if there is nothing to link to.
    """

    label: str
    items: tuple[TermCount, ...] = ()
    more: int = 0
    text: str | None = None


def summarize_term(
    facet: str, term: str, case_index: CaseIndex, settings: Settings
) -> tuple[TermSummary, ...]:
    """Return the rows for a term, without those that are empty."""
    cases = case_index.cases_with(facet, term)
    if len(cases) < MIN_CASES:
        return ()
    chosen = (facet, term)
    rows = (
        _outcomes(cases, chosen, settings),
        _terms(ORGANISATIONS, cases, chosen, case_index, settings),
        _period(cases, settings),
        _terms(THEMES, cases, chosen, case_index, settings),
    )
    return tuple(row for row in rows if row.items or row.text)


def _outcomes(
    cases: Sequence[CaseSummary], chosen: tuple[str, str], settings: Settings
) -> TermSummary:
    counts = Counter(case.outcome for case in cases if case.outcome)
    catalog = settings.catalog
    return TermSummary(
        catalog.t("common.outcome"),
        tuple(
            TermCount(
                Link(catalog.t(f"outcome.{outcome}"), _found(chosen, (OUTCOME, outcome), settings)),
                counts[outcome],
            )
            for outcome in Outcome
            if counts[outcome]
        ),
    )


def _terms(
    facet: str,
    cases: Sequence[CaseSummary],
    chosen: tuple[str, str],
    case_index: CaseIndex,
    settings: Settings,
) -> TermSummary:
    """Return the terms of most of the cases, without the term itself and related ones."""
    vocabulary = case_index.vocabulary(facet)
    project = set(_around(chosen, facet, case_index))
    counts = Counter(
        term
        for case in cases
        for term in dict.fromkeys(case.terms(facet))
        if term in vocabulary.terms and term not in project
    )
    language = settings.language
    labels = {term: vocabulary.terms[term].label.text(language) for term in counts}
    ranked = sorted(
        (term for term in counts if facet != THEMES or counts[term] >= MIN_CASES),
        key=lambda term: (-counts[term], sort_key(labels[term], language)),
    )
    items = tuple(
        TermCount(
            Link(labels[term], _found(chosen, (facet, term), settings)),
            counts[term],
        )
        for term in ranked[:MAX_ITEMS]
    )
    return TermSummary(
        settings.catalog.t(f"common.{facet}"), items, max(0, len(ranked) - MAX_ITEMS)
    )


def _around(chosen: tuple[str, str], facet: str, case_index: CaseIndex) -> Iterable[str]:
    if chosen[0] != facet:
        return ()
    vocabulary = case_index.vocabulary(facet)
    return (*vocabulary.lineage(chosen[1]), *vocabulary.below(chosen[1]))


def _period(cases: Sequence[CaseSummary], settings: Settings) -> TermSummary:
    periods = [case.period for case in cases if case.period]
    label = settings.catalog.t("common.period")
    if not periods:
        return TermSummary(label)
    first = min(period.start.year for period in periods)
    if any(period.end is None for period in periods):
        return TermSummary(label, text=settings.catalog.t("time.since", start=first))
    last = max(period.last_year for period in periods)
    if first == last:
        return TermSummary(label, text=str(first))
    return TermSummary(label, text=settings.catalog.t("time.range", start=first, end=last))


def _found(chosen: tuple[str, str], other: tuple[str, str], settings: Settings) -> str:
    """Link to the cases that have both."""
    same = chosen[0] == other[0]
    choices = [(chosen[0], together(chosen[1], other[1]))] if same else [chosen, other]
    return f"{settings.addresses.cases}?{urlencode(choices)}"
