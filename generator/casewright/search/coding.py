"""Coding numbers as letters, so that long lists of cases travel light.

Each number is written in groups of five bits, lowest first, one letter a group; a letter of the
upper half says that more follows (the scheme of source maps). Small numbers are one letter, and
gzip then brings a list close to what it must weigh. ``find-index.js`` is the other half.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS: Final = 5
_MORE: Final = 1 << _BITS


def code_numbers(numbers: Iterable[int]) -> str:
    """Write numbers that are not negative."""
    return "".join(map(_code, numbers))


def code_rising(numbers: Iterable[int]) -> str:
    """Write rising numbers by the steps between them, each less one, the first from nothing."""
    return code_numbers(after - before - 1 for before, after in pairwise((-1, *numbers)))


def _code(number: int) -> str:
    letters = []
    while number >= _MORE:
        letters.append(_LETTERS[number % _MORE + _MORE])
        number //= _MORE
    letters.append(_LETTERS[number])
    return "".join(letters)
