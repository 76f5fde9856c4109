"""Normalize text for comparison: fold accents and case."""

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def fold(text: str) -> str:
    """Return a text in lower case without accents: ``Cliënt`` becomes ``client``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()


def split_words(text: str) -> frozenset[str]:
    """Return the distinct words of a text, without digits and punctuation.

    Cached by piece of text between spaces: a collection has far fewer distinct pieces than words.
    """
    return frozenset(chain.from_iterable(map(_words_in, set(text.split()))))


@cache
def _words_in(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(piece))


def fold_words(text: str) -> frozenset[str]:
    """Return the distinct folded words of a text."""
    return frozenset(map(fold, split_words(text)))
