"""Spelling: the words of the collection by first letter, most frequent first.

A browser loads a list only if it finds no match for a word of a query.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from casewright.search.analysis import fold

MIN_WORD_LETTERS: Final = 4
MAX_WORDS: Final = 4000
"""Maximum number of words in a list: the most frequent ones."""
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def list_words(documents: Iterable[tuple[str, int]]) -> Mapping[str, tuple[str, ...]]:
    """Return the words by first letter, from every word with the number of its documents."""
    spellings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, count in documents:
        if len(word) >= MIN_WORD_LETTERS and not word.isdecimal():
            spellings[fold(word)].append((-count, word))
    by_letter: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for folded, counted in spellings.items():
        if folded[0] in _LETTERS:
            total = sum(count for count, _ in counted)
            by_letter[folded[0]].append((total, min(counted)[1]))
    return {
        letter: tuple(word for _, word in sorted(words)[:MAX_WORDS])
        for letter, words in sorted(by_letter.items())
    }
