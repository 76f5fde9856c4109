"""Parse the answer to a numbered list of terms."""

import re
from typing import Final

from casewright.cases.vocabulary import Vocabulary
from casewright.importers.tag_suggestions import named_term

_BETWEEN: Final = re.compile(r"[,;]")
_NUMBERS: Final = re.compile(r"\s*\d+(?:\s+\d+)*\s*")


def chosen_terms(answer: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """Return the terms in an answer, and the first word that is not a term.

    A term can be given by its number in the list (from 1), id, label or synonym.
    """
    ids = tuple(vocabulary.terms)
    terms: list[str] = []
    for word in _words(answer):
        number = int(word) if word.isdecimal() and word.isascii() else 0
        term = ids[number - 1] if 0 < number <= len(ids) else named_term(word, vocabulary)
        if not term:
            return tuple(terms), word
        terms.append(term)
    return tuple(dict.fromkeys(terms)), ""


def _words(answer: str) -> list[str]:
    """Split an answer at commas, and numbers also at spaces."""
    pieces = (piece.strip() for piece in _BETWEEN.split(answer))
    apart = (piece.split() if _NUMBERS.fullmatch(piece) else [piece] for piece in pieces)
    return [word for words in apart for word in words if word]
