"""Suggest vocabulary terms for a text, by their labels and synonyms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.cases.vocabulary import Term, Vocabulary
from casewright.i18n.normalization import fold

MOST: Final = 5
"""Maximum number of suggested terms."""

_LONG: Final = 5
"""Minimum length in letters for a word to match with another ending."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term, the words by which it was found, and the number of occurrences."""

    term: str
    words: tuple[str, ...]
    count: int


def suggest_terms(text: str, vocabulary: Vocabulary | None) -> tuple[Suggestion, ...]:
    """Return the most likely terms of a text, most occurrences first."""
    found = [
        suggestion
        for id_, term in (vocabulary.terms.items() if vocabulary else ())
        if (suggestion := _mentions(id_, term, text)).count
    ]
    return tuple(sorted(found, key=lambda one: -one.count)[:MOST])


def named_term(name: str, vocabulary: Vocabulary | None) -> str:
    """Return the term with a name, ignoring case and accents; or the empty text."""
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
    """Return the pattern of a name as a word, with a short ending; acronyms match exactly."""
    word = re.escape(name if name.isupper() else fold(name))
    ending = r"\w{0,2}" if len(name) >= _LONG and not name.isupper() else ""
    return re.compile(rf"(?<!\w){word}{ending}(?!\w)")


def _names(term: Term) -> Iterator[str]:
    yield from dict.fromkeys((*term.label.texts.values(), *term.synonyms))
