"""A generated vocabulary: thousands of Dutch-looking words, for texts as varied as real ones.

The few hundred words of ``words.txt`` are common words, most frequent first. They are followed by
words made of syllables and inflections, and, as the rarest, compounds. Real texts repeat few words
often and many hardly ever (Zipf's law), which determines the size of an index and the cost of a
query.
"""

from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path
from random import Random
from typing import Final

COMMON: Final = tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split())
SIZE: Final = 12_000
"""How many words there are; a thousand cases of 700 words use most of them."""

_FUNCTION: Final = 100
"""The first of the common words join sentences; they are no part of longer ones."""
_ONSETS: Final = (
    *("b", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z") * 3,
    *("bl", "br", "dr", "gr", "kl", "kr", "pl", "pr", "sch", "sl", "sn", "sp", "st", "str", "tr"),
)
_VOWELS: Final = ("a", "e", "i", "o", "u", "aa", "ee", "oo", "uu", "ie", "oe", "ij", "ei", "ou")
_CODAS: Final = (
    *(
        "",
        "",
        "",
        "",
        "n",
        "n",
        "r",
        "r",
        "l",
        "s",
        "t",
        "k",
        "p",
        "m",
        "ng",
        "nd",
        "rt",
        "st",
        "cht",
        "lf",
    ),
)
_ENDINGS: Final = ("en", "s", "e", "ing", "heid", "lijk", "er")


def vocabulary() -> tuple[str, ...]:
    """Return the words, most frequent first; the same on any machine."""
    random = Random("casewright")  # noqa: S311  (reproducible, not secret)
    roots = [_root(random) for _ in range(SIZE // 4)]
    known = [*COMMON[_FUNCTION:], *roots]
    inflected = (random.choice(known) + random.choice(_ENDINGS) for _ in range(SIZE // 2))
    compounds = (random.choice(known) + random.choice(known) for _ in range(SIZE))
    simple = chain.from_iterable(zip_longest(roots, inflected))
    words = (*COMMON, *filter(None, simple), *compounds)
    return tuple(islice(_once(words), SIZE))


def _root(random: Random) -> str:
    parts = (_ONSETS, _VOWELS, _CODAS) * random.choice((1, 1, 2))
    return "".join(map(random.choice, parts))


def _once(words: tuple[str, ...]) -> Iterator[str]:
    return iter(dict.fromkeys(words))
