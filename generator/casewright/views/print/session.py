"""The session: a script for a group and one to four stories, with all sheets for the table.

The forms are data: the steps of each are in ``session_forms.json``, their texts in the catalogs.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from casewright.config.settings import Settings
from casewright.views.print.handout import PaperView

MAX_STORIES: Final = 4
MAX_PEOPLE: Final = 60
DEFAULT_PEOPLE: Final = 12

_FORMS: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = json.loads(
    Path(__file__).with_name("session_forms.json").read_bytes()
)
FORMS: Final = tuple(_FORMS)
"""The ids of the forms; the first is the default."""

_ROLES: Final = ("speaker", "writer", "timekeeper", "asker")
_PEOPLE_PER_GROUP: Final = 4
_MINUTES: Final = 60
_MINUTES_FOR_SEVERAL: Final = 90
_ROUND_TO_MINUTES: Final = 5
_CARDS_PER_SHEET: Final = 8


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What a facilitator chooses."""

    people: int
    form: str


@dataclass(frozen=True, slots=True)
class SessionStep:
    """A step: its start and end in minutes; with ``reveals``, the ending is handed out."""

    start: int
    end: int
    text: str
    setting: str
    reveals: bool


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A card for one person: the group and, for one of each in a group, a role with its task."""

    group: int
    role: str
    task: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group, the story that it discusses, and a card for each of its people."""

    number: int
    paper: PaperView
    cards: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """The context of the session; the last sheet of ``card_sheets`` has only blank cards."""

    form: str
    says: str
    people: int
    minutes: int
    steps: tuple[SessionStep, ...]
    groups: tuple[Group, ...]
    papers: tuple[PaperView, ...]
    card_sheets: tuple[tuple[RoleCard | None, ...], ...]


def make_session(plan: SessionPlan, papers: Sequence[PaperView], settings: Settings) -> SessionView:
    """Return the session with some stories."""
    t = settings.catalog.t
    minutes = papers[0].guide.minutes if len(papers) == 1 else _MINUTES_FOR_SEVERAL
    groups = tuple(_groups(plan.people, papers, settings))
    return SessionView(
        form=t(f"session.{plan.form}"),
        says=t(f"session.{plan.form}-says"),
        people=plan.people,
        minutes=minutes,
        steps=tuple(_steps(plan.form, minutes, settings)),
        groups=groups,
        papers=tuple(papers),
        card_sheets=tuple(_card_sheets([card for group in groups for card in group.cards])),
    )


def _steps(form: str, minutes: int, settings: Settings) -> Iterator[SessionStep]:
    t, steps = settings.catalog.t, _FORMS[form]
    shares = list(accumulate(step["share"] for step in steps))
    unit = _ROUND_TO_MINUTES if minutes >= _MINUTES else 1
    ends = [round(minutes * share / shares[-1] / unit) * unit for share in shares[:-1]]
    for step, start, end in zip(steps, [0, *ends], [*ends, minutes], strict=True):
        text = t(f"session.{form}-{step['id']}")
        setting = t(f"session.{step['setting']}")
        yield SessionStep(start, end, text, setting, step.get("reveals", False))


def _groups(people: int, papers: Sequence[PaperView], settings: Settings) -> Iterator[Group]:
    """Divide people into groups of about four, at least one for each story if they suffice."""
    wanted = max(round(people / _PEOPLE_PER_GROUP), len(papers))
    count = max(1, min(wanted, people // 2))
    for number in range(1, count + 1):
        size = people // count + (number <= people % count)
        cards = tuple(_cards(number, size, settings))
        yield Group(number, papers[(number - 1) % len(papers)], cards)


def _cards(group: int, size: int, settings: Settings) -> Iterator[RoleCard]:
    t = settings.catalog.t
    for role in (*_ROLES, *("member",) * size)[:size]:
        yield RoleCard(group, t(f"session.{role}"), t(f"session.{role}-task"))


def _card_sheets(cards: Sequence[RoleCard]) -> Iterator[tuple[RoleCard | None, ...]]:
    for start in range(0, len(cards), _CARDS_PER_SHEET):
        filled = cards[start : start + _CARDS_PER_SHEET]
        yield (*filled, *(None,) * (_CARDS_PER_SHEET - len(filled)))
    yield (None,) * _CARDS_PER_SHEET
