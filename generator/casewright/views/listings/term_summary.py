"""What the cases of a term have in common: how they ended, whose they are, when, what else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casewright.cases.case import Outcome
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import ORGANISATIONS, THEMES
from casewright.settings import Settings
from casewright.views.choices import OUTCOME, together
from casewright.views.parts import Link

MOST: Final = 5
"""How many terms a row names; whoever wants all of them has the filters."""
ENOUGH: Final = 2
"""From this many cases on, something can be in common."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A link to the cases that share something, and how many they are."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Common:
    """Something the cases share: ``items`` lead to them, ``more`` says how many are not named.

    ``text`` stands in their place where there is nothing to lead to.
    """

    label: str
    items: tuple[Counted, ...] = ()
    more: int = 0
    text: str | None = None


def common_to(
    facet: str, term: str, case_index: CaseIndex, settings: Settings
) -> tuple[Common, ...]:
    """Work out the rows for a term, without those that would say nothing."""
    cases = case_index.cases_with(facet, term)
    if len(cases) < ENOUGH:
        return ()
    chosen = (facet, term)
    rows = (
        _outcomes(cases, chosen, settings),
        _terms(ORGANISATIONS, cases, chosen, case_index, settings),
        _period(cases, settings),
        _terms(THEMES, cases, chosen, case_index, settings),
    )
    return tuple(row for row in rows if row.items or row.text)


def _outcomes(cases: Sequence[CaseSummary], chosen: tuple[str, str], settings: Settings) -> Common:
    counts = Counter(case.outcome for case in cases if case.outcome)
    catalogue = settings.catalogue
    return Common(
        catalogue.t("common.outcome"),
        tuple(
            Counted(
                Link(
                    catalogue.t(f"outcome.{outcome}"), _found(chosen, (OUTCOME, outcome), settings)
                ),
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
) -> Common:
    """Name the terms that most of the cases have, but for the term itself and all around it."""
    vocabulary = case_index.vocabulary(facet)
    around = set(_around(chosen, facet, case_index))
    counts = Counter(
        term
        for case in cases
        for term in dict.fromkeys(case.terms(facet))
        if term in vocabulary.terms and term not in around
    )
    ranked = sorted(
        (term for term in counts if facet != THEMES or counts[term] >= ENOUGH),
        key=lambda term: (-counts[term], vocabulary.terms[term].label.text(settings.language)),
    )
    items = tuple(
        Counted(
            Link(
                vocabulary.terms[term].label.text(settings.language),
                _found(chosen, (facet, term), settings),
            ),
            counts[term],
        )
        for term in ranked[:MOST]
    )
    return Common(settings.catalogue.t(f"common.{facet}"), items, max(0, len(ranked) - MOST))


def _around(chosen: tuple[str, str], facet: str, case_index: CaseIndex) -> Iterable[str]:
    if chosen[0] != facet:
        return ()
    vocabulary = case_index.vocabulary(facet)
    return (*vocabulary.lineage(chosen[1]), *vocabulary.below(chosen[1]))


def _period(cases: Sequence[CaseSummary], settings: Settings) -> Common:
    periods = [case.period for case in cases if case.period]
    label = settings.catalogue.t("common.period")
    if not periods:
        return Common(label)
    first = min(period.start.year for period in periods)
    if any(period.end is None for period in periods):
        return Common(label, text=settings.catalogue.t("time.since", start=first))
    last = max(period.last_year for period in periods)
    if first == last:
        return Common(label, text=str(first))
    return Common(label, text=settings.catalogue.t("time.range", start=first, end=last))


def _found(chosen: tuple[str, str], other: tuple[str, str], settings: Settings) -> str:
    """Lead to the cases that have both."""
    same = chosen[0] == other[0]
    choices = [(chosen[0], together(chosen[1], other[1]))] if same else [chosen, other]
    return f"{settings.addresses.cases}?{urlencode(choices)}"
