"""Compounds: the words inside Dutch words.

Dutch writes *jeugd* and *zorg* as one word, and Pagefind finds only words from their beginning. So
the parts are indexed beside the whole. A word is only cut where both sides are words by themselves
(met in the collection, or a common head such as *zorg*), so that *kinderen* stays whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from casewright.locale.folding import fold

FOLDER: Final = Path(__file__).parent / "words"
SHORTEST: Final = 4
_LINKS: Final = ("", "s", "en", "e", "n")
"""What may stand between two parts: *beleid-s-medewerker*, *wijk-en-team*."""
_LONG: Final = 7
"""From this length on the rest of a compound is taken for a word that nobody wrote by itself."""
_VERB: Final = "en"
"""Ends a verb, whose stem begins compounds: *kantelen* and *kantelcoach*."""
_DEPTH: Final = 3


@dataclass(frozen=True)
class WordList:
    """What a language is known to do: ``heads`` end compounds, ``whole`` are never a part."""

    heads: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Compounds:
    """Cuts words into parts, by the words of one collection and one language."""

    met: frozenset[str]
    list: WordList

    @cached_property
    def _known(self) -> frozenset[str]:
        long_enough = (word for word in self.met if len(word) >= SHORTEST)
        return (frozenset(long_enough) | self.list.heads) - self.list.whole

    def parts(self, word: str) -> frozenset[str]:
        """Give every word inside a folded word, parts of parts too; of a simple word, none."""
        return self._inside(word, _DEPTH)

    def _inside(self, word: str, depth: int) -> frozenset[str]:
        if depth == 0 or len(word) < 2 * SHORTEST:
            return frozenset()
        cut = self._cut(word)
        return frozenset(cut).union(*(self._inside(part, depth - 1) for part in cut))

    def _cut(self, word: str) -> tuple[str, ...]:
        """Cut once, leaving the longest head, because it says most: *zorg|organisatie*."""
        for place in range(SHORTEST, len(word) - SHORTEST + 1):
            head = word[place:]
            if head in self._known and (stem := self._stem(word[:place])):
                return (stem, head)
        return self._cut_after_common_word(word)

    def _cut_after_common_word(self, word: str) -> tuple[str, ...]:
        """Cut behind a word of the list where a long rest is nothing known: *jeugd|beschermer*."""
        for place in range(len(word) - _LONG, SHORTEST - 1, -1):
            if word[:place] in self.list.heads:
                return (word[:place], word[place:])
        return ()

    def _stem(self, beginning: str) -> str:
        """Give the word before a head, without what links the two."""
        for link in _LINKS:
            stem = beginning.removesuffix(link)
            if not beginning.endswith(link) or len(stem) < SHORTEST:
                continue
            if stem in self._known or f"{stem}{_VERB}" in self._known or self._cut(stem):
                return stem
        return ""


def compounds_of(words: Iterable[str], language: str) -> Compounds:
    """Learn the words of a collection, already folded; a language without a list cuts nothing."""
    known = word_list(language)
    return Compounds(frozenset(words) if known.heads else frozenset(), known)


@cache
def word_list(language: str) -> WordList:
    """Read a language's list: a word a line; a hyphen in front marks one that is never a part."""
    file = FOLDER / f"{language}.txt"
    if not file.is_file():
        return WordList()
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    words = [line for line in lines if line and not line.startswith("#")]
    return WordList(
        heads=frozenset(fold(word) for word in words if not word.startswith("-")),
        whole=frozenset(fold(word[1:]) for word in words if word.startswith("-")),
    )
