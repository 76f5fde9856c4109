"""Suggesting terms: which words of a vocabulary, or other words for them, stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.cases.vocabulary import Term, Vocabulary
from casewright.i18n.normalization import fold

MOST: Final = 5
"""Terms that are suggested; more would say nothing."""

_LONG: Final = 5
"""Letters from which on a word may have an ending of its own."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term, the words by which it was found, and how often they stand in the text."""

    term: str
    words: tuple[str, ...]
    count: int


def suggest_terms(text: str, vocabulary: Vocabulary | None) -> tuple[Suggestion, ...]:
    """Give the terms that a text most likely is about, most mentioned first."""
    found = [
        suggestion
        for id_, term in (vocabulary.terms.items() if vocabulary else ())
        if (suggestion := _mentions(id_, term, text)).count
    ]
    return tuple(sorted(found, key=lambda one: -one.count)[:MOST])


def named_term(name: str, vocabulary: Vocabulary | None) -> str:
    """Find the term that has a name, whatever its capitals and accents; or the empty text."""
    for id_, term in vocabulary.terms.items() if vocabulary else ():
        if fold(name.strip()) in {id_, *map(fold, _names(term))}:
            return id_
    return ""


def _mentions(id_: str, term: Term, text: str) -> Suggestion:
    folded = fold(text)
    counts = {
        name: len(_pattern(name).findall(text if name.isupper() else folded))
        for name in _names(term)
    }
    words = tuple(name for name, count in counts.items() if count)
    return Suggestion(id_, words, sum(counts.values()))


def _pattern(name: str) -> re.Pattern[str]:
    """Match a name as a word, with a short ending; one in capitals only just so."""
    word = re.escape(name if name.isupper() else fold(name))
    ending = r"\w{0,2}" if len(name) >= _LONG and not name.isupper() else ""
    return re.compile(rf"(?<!\w){word}{ending}(?!\w)")


def _names(term: Term) -> Iterator[str]:
    yield from dict.fromkeys((*term.label.texts.values(), *term.synonyms))
