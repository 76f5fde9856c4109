"""Split Dutch compounds into words.

Dutch writes *jeugd* and *zorg* as one word. A word is split only if both sides are words (of the
collection, or of the language's list), so that *kinderen* is not split.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casewright.search.analysis import fold, read_words

MIN_PART_LETTERS: Final = 4
_LINKS: Final = ("", "s", "en", "e", "n")
"""Linking letters between two parts: *beleid-s-medewerker*, *wijk-en-team*."""
_MIN_UNKNOWN_LETTERS: Final = 7
"""Minimum length of an unknown word after a known part."""
_LONG_VOWEL: Final = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_VOICED: Final = {"f": "v", "s": "z"}
_MAX_DEPTH: Final = 3


@dataclass(frozen=True)
class Compounds:
    """Split words into parts.

    ``collection`` holds the folded words of one collection, ``heads`` the words that end compounds
    of this language, ``whole`` the words that are never a part.
    """

    collection: frozenset[str]
    heads: frozenset[str]
    whole: frozenset[str]

    @cached_property
    def _splits(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _known(self) -> frozenset[str]:
        long_enough = (word for word in self.collection if len(word) >= MIN_PART_LETTERS)
        return (frozenset(long_enough) | self.heads) - self.whole

    def split(self, word: str) -> frozenset[str]:
        """Return every word inside a folded word, including parts of parts, if any."""
        if word not in self._splits:
            self._splits[word] = self._split(word, _MAX_DEPTH)
        return self._splits[word]

    def _split(self, word: str, depth: int) -> frozenset[str]:
        if depth == 0 or len(word) < 2 * MIN_PART_LETTERS:
            return frozenset()
        parts = self._cut(word)
        return frozenset(parts).union(*(self._split(part, depth - 1) for part in parts))

    def _cut(self, word: str) -> tuple[str, ...]:
        """Split once with the longest head, which is the most specific: *zorg|organisatie*."""
        for place in range(MIN_PART_LETTERS, len(word) - MIN_PART_LETTERS + 1):
            head = word[place:]
            if head in self._known and (first := self._first_part(word[:place])):
                return (first, head)
        return self._cut_after_known_word(word)

    def _cut_after_known_word(self, word: str) -> tuple[str, ...]:
        """Split after a listed word if a long unknown word remains: *jeugd|beschermer*."""
        for place in range(len(word) - _MIN_UNKNOWN_LETTERS, MIN_PART_LETTERS - 1, -1):
            if word[:place] in self.heads:
                return (word[:place], word[place:])
        return ()

    def _first_part(self, beginning: str) -> str:
        """Return the word before a head, without the linking letters."""
        for link in _LINKS:
            part = beginning.removesuffix(link)
            if not beginning.endswith(link) or len(part) < MIN_PART_LETTERS:
                continue
            if part in self._known or self._begins_verb(part) or self._cut(part):
                return part
        return ""

    def _begins_verb(self, stem: str) -> bool:
        return stem not in self.whole and any(verb in self._known for verb in _infinitives(stem))


def _infinitives(stem: str) -> Iterator[str]:
    """Give the possible verbs of a stem: *kantelen*, *beslissen*, *spelen*, *schrijven*."""
    last = stem[-1]
    yield f"{stem}en"
    yield f"{stem}{last}en"
    yield _LONG_VOWEL.sub(r"\1", stem)[:-1] + _VOICED.get(last, last) + "en"


def learn_compounds(words: Iterable[str], language: str) -> Compounds:
    """Return the splitter for the words of a collection; it splits nothing without a list."""
    heads = read_words(f"compounds-{language}")
    known = frozenset(map(fold, words)) if heads else frozenset()
    return Compounds(known, heads, read_words(f"whole-{language}"))
