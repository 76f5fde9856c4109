"""Spelling: the words of the collection, from which a browser finds the one that was meant.

Pagefind knows no spelling mistakes. So the words lie in files by their first letter, of which a
browser loads the one it needs, and only when a word of a question was not found as it was typed.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from casewright.locale.folding import fold, folded_words
from casewright.search.records import Record

SHORTEST: Final = 4
"""A shorter word is too easily taken for another."""
MOST: Final = 4000
"""How many words a file holds: those that stand in most cases."""
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def make_spelling(records: Sequence[Record]) -> Mapping[str, str]:
    """Give the words by their first letter, the most frequent first, a space between them."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in _by_frequency(records):
        letter = fold(word)[0]
        if letter in _LETTERS and len(by_letter[letter]) < MOST:
            by_letter[letter].append(word)
    return {letter: " ".join(words) for letter, words in sorted(by_letter.items()) if words}


def _by_frequency(records: Sequence[Record]) -> list[str]:
    """Give each word once, in the spelling that most cases have: *cliënt* for *client*."""
    spelled = Counter(chain.from_iterable(record.spelled for record in records))
    spelled.update(_words_of_synonyms(records))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for form, count in spelled.items():
        if len(form) >= SHORTEST:
            forms[fold(form)][form.lower()] += count
    ranked = sorted(forms.values(), key=lambda counts: (-counts.total(), min(counts)))
    return [min(counts, key=lambda form: (-counts[form], form)) for counts in ranked]


def _words_of_synonyms(records: Sequence[Record]) -> Counter[str]:
    synonyms = Counter(chain.from_iterable(record.synonyms for record in records))
    words: Counter[str] = Counter()
    for synonym, count in synonyms.items():
        words.update(dict.fromkeys(folded_words(synonym), count))
    return words
