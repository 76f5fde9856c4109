"""Folding: the one spelling under which words are compared, whatever their accents and capitals."""

import re
import unicodedata
from functools import cache
from itertools import chain
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def fold(text: str) -> str:
    """Write a text without accents and capitals: ``Cliënt`` becomes ``client``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text as they stand there, each once; digits and signs are no words.

    A text has far fewer pieces than words, and a collection far fewer than its texts together.
    """
    return frozenset(chain.from_iterable(map(_words_in, set(text.split()))))


@cache
def _words_in(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(piece))


def folded_words(text: str) -> frozenset[str]:
    """Give the words of a text, each folded and once."""
    return frozenset(map(fold, words_of(text)))
