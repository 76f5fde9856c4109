"""Lesson cards to cut out, eight or four to a sheet, with backs in the order of duplex printing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_LONG_CHARS: Final = 190
_VERY_LONG_CHARS: Final = 270
"""Characters from which the cards of a sheet are set in smaller type, or are larger."""

_COLUMNS: Final = 2
_PER_SHEET: Final = {"short": 8, "long": 8, "very-long": 4}


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson to cut out, and where it comes from; a blank card has no text."""

    number: int
    text: str
    title: str
    language: str | None
    outcome: str | None
    address: str


@dataclass(frozen=True, slots=True)
class CardSheet:
    """A sheet of cards in one type size; ``backs`` are in the order of the back of the paper."""

    size: str
    fronts: tuple[LessonCard | None, ...]
    backs: tuple[LessonCard | None, ...]


def make_card_sheets(cards: Iterable[LessonCard]) -> tuple[CardSheet, ...]:
    """Return the sheets of some cards, in one type size; the last one is filled with blanks."""
    return tuple(_sheets(tuple(cards)))


def _sheets(cards: Sequence[LessonCard]) -> Iterator[CardSheet]:
    size = _size(max((len(card.text) for card in cards), default=0))
    for start in range(0, len(cards), _PER_SHEET[size]):
        filled = cards[start : start + _PER_SHEET[size]]
        fronts = (*filled, *(None,) * (_PER_SHEET[size] - len(filled)))
        yield CardSheet(size, fronts, tuple(_mirrored(fronts)))


def _mirrored(fronts: Sequence[LessonCard | None]) -> Iterator[LessonCard | None]:
    """Iterate over the cards as they lie on the back: each row from right to left."""
    for start in range(0, len(fronts), _COLUMNS):
        yield from reversed(fronts[start : start + _COLUMNS])


def _size(longest: int) -> str:
    if longest > _VERY_LONG_CHARS:
        return "very-long"
    return "long" if longest > _LONG_CHARS else "short"
