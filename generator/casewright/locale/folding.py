"""Folding: the one spelling under which words are compared, whatever their accents and capitals."""

import re
import unicodedata
from functools import cache
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
    """Give the words of a text as they stand there, each once; digits and signs are no words."""
    return frozenset(_WORD.findall(text))


def folded_words(text: str) -> frozenset[str]:
    """Give the words of a text, each folded and once."""
    return frozenset(map(fold, words_of(text)))
