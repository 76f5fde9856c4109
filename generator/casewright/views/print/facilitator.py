"""The facilitator's sheet: how to discuss a case in a group, with suggested timings."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.print.worksheet import patterns_of, questions_of

_MINUTES: Final = 60
_STEPS: Final = (("welcome", 8), ("read", 15), ("alone", 10), ("together", 47), ("harvest", 20))
"""The steps of a session, with their share of the time in percent."""

_ALL: Final = sum(share for _, share in _STEPS)
_ROUND_TO_MINUTES: Final = 5
_SHORT: Final = 30
"""Minimum length in minutes for rounding to five minutes."""


@dataclass(frozen=True, slots=True)
class ScheduleStep:
    """A step of a session: start and end in minutes, and what happens."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to listen for: its name, and advice."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FacilitatorSheet:
    """The context of the sheet; ``group_size`` and ``notes`` are the author's or the default."""

    minutes: int
    group_size: str
    steps: tuple[ScheduleStep, ...]
    questions: tuple[str, ...]
    notes: str
    signs: tuple[Cue, ...]
    listen: tuple[str, ...]


def make_facilitator_sheet(
    case: Case, case_index: CaseIndex, settings: Settings
) -> FacilitatorSheet:
    """Return the sheet of a case, with defaults for what the author left out."""
    workshop, t = case.workshop, settings.catalog.t
    minutes = workshop.minutes if workshop and workshop.minutes else _MINUTES
    return FacilitatorSheet(
        minutes=minutes,
        group_size=workshop.group_size if workshop and workshop.group_size else t("guide.size"),
        steps=_steps(minutes, settings),
        questions=questions_of(case, case_index, settings),
        notes=workshop.notes if workshop and workshop.notes else t("guide.notes"),
        signs=_signs(case, case_index, settings),
        listen=tuple(t(f"guide.listen-{number}") for number in (1, 2, 3)),
    )


def _steps(minutes: int, settings: Settings) -> tuple[ScheduleStep, ...]:
    ends = [_rounded(minutes * share / _ALL, minutes) for share in _shares()]
    starts = [0, *ends[:-1]]
    labels = (settings.catalog.t(f"guide.{id_}") for id_, _ in _STEPS)
    steps = (ScheduleStep(*step) for step in zip(starts, ends, labels, strict=True))
    return tuple(step for step in steps if step.end > step.start)


def _shares() -> tuple[int, ...]:
    return tuple(accumulate(share for _, share in _STEPS))


def _rounded(moment: float, minutes: int) -> int:
    """Round to five minutes; the end is not rounded."""
    unit = 1 if minutes < _SHORT else _ROUND_TO_MINUTES
    return minutes if moment >= minutes else round(moment / unit) * unit


def _signs(case: Case, case_index: CaseIndex, settings: Settings) -> tuple[Cue, ...]:
    language = settings.language
    return tuple(
        Cue(term.label.text(language), term.during.text(language))
        for term in patterns_of(case, case_index)
        if term.during
    )
