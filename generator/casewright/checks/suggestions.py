"""Suggest what an unknown word means."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

_CLOSE: Final = 0.7
"""Minimum similarity of two words for one to be a misspelling of the other."""


def closest_match(word: str, names: Mapping[str, str]) -> str:
    """Return the most likely meaning of a word; ``names`` maps every spelling to its meaning."""
    folded = word.casefold()
    least, most = len(folded) * _CLOSE / (2 - _CLOSE), len(folded) * (2 - _CLOSE) / _CLOSE
    alike = [name for name in names if least <= len(name) <= most]
    close = get_close_matches(folded, alike, n=1, cutoff=_CLOSE)
    return names[close[0]] if close else ""
