"""Dutch-looking prose of a chosen length: words as long, and as often repeated, as in cases."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

_WORDS = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split()
"""The most frequent word comes first."""

_WEIGHTS = [1 / (rank + 12) for rank in range(len(_WORDS))]
_SENTENCE = (6, 18)
_PARAGRAPH = 60


def title(random: Random) -> str:
    """Make a line that can stand above a case."""
    return _sentence(random, random.randint(4, 9))[:-1]


def paragraphs(random: Random, words: int) -> str:
    """Make paragraphs of that many words together, a blank line between them."""
    return "\n\n".join(" ".join(sentences) for sentences in _paragraphs(random, words))


def sentence(random: Random) -> str:
    """Make one sentence."""
    return _sentence(random, random.randint(*_SENTENCE))


def _paragraphs(random: Random, words: int) -> Iterator[list[str]]:
    while words > 0:
        sentences = []
        room = min(words, _PARAGRAPH)
        words -= room
        while room > 0:
            length = min(room, random.randint(*_SENTENCE))
            sentences.append(_sentence(random, length))
            room -= length
        yield sentences


def _sentence(random: Random, words: int) -> str:
    chosen = " ".join(random.choices(_WORDS, _WEIGHTS, k=words))
    return f"{chosen[0].upper()}{chosen[1:]}."
