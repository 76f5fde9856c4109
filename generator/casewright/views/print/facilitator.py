"""The facilitator's sheet: how to put a case on a table, minute by minute."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.settings import Settings
from casewright.views.questions import patterns_of, questions_of

_MINUTES: Final = 60
_STEPS: Final = (("welcome", 8), ("read", 15), ("alone", 10), ("together", 47), ("harvest", 20))
"""The steps of a session, and what share of the time each takes, in hundredths."""

_ALL: Final = sum(share for _, share in _STEPS)
_ROUNDED_TO: Final = 5
_SHORT: Final = 30
"""Minutes under which a timetable in steps of five would leave no time for anything."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a session: from which minute to which, and what happens."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to listen for: what it is called, and what to do on hearing it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What a facilitator needs. ``group_size`` and ``notes`` are the author's, or the standard."""

    minutes: int
    group_size: str
    steps: tuple[Step, ...]
    questions: tuple[str, ...]
    notes: str
    signs: tuple[Sign, ...]
    listen: tuple[str, ...]


def guide_of(case: Case, case_index: CaseIndex, settings: Settings) -> Guide:
    """Make the sheet of a case; what its author left open gets the standard."""
    workshop, t = case.workshop, settings.catalogue.t
    minutes = workshop.minutes if workshop and workshop.minutes else _MINUTES
    return Guide(
        minutes=minutes,
        group_size=workshop.group_size if workshop and workshop.group_size else t("guide.size"),
        steps=_steps(minutes, settings),
        questions=questions_of(case, case_index, settings),
        notes=workshop.notes if workshop and workshop.notes else t("guide.notes"),
        signs=_signs(case, case_index, settings),
        listen=tuple(t(f"guide.listen-{number}") for number in (1, 2, 3)),
    )


def _steps(minutes: int, settings: Settings) -> tuple[Step, ...]:
    ends = [_rounded(minutes * share / _ALL, minutes) for share in _shares()]
    starts = [0, *ends[:-1]]
    labels = (settings.catalogue.t(f"guide.{id_}") for id_, _ in _STEPS)
    steps = (Step(*step) for step in zip(starts, ends, labels, strict=True))
    return tuple(step for step in steps if step.end > step.start)


def _shares() -> tuple[int, ...]:
    return tuple(accumulate(share for _, share in _STEPS))


def _rounded(moment: float, minutes: int) -> int:
    """Round to what one reads off a clock; the end stays the end."""
    unit = 1 if minutes < _SHORT else _ROUNDED_TO
    return minutes if moment >= minutes else round(moment / unit) * unit


def _signs(case: Case, case_index: CaseIndex, settings: Settings) -> tuple[Sign, ...]:
    language = settings.language
    return tuple(
        Sign(term.label.text(language), term.during.text(language))
        for term in patterns_of(case, case_index)
        if term.during
    )
