"""Generate Dutch-looking prose, with word lengths and frequencies as in real cases."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from bench.vocabulary import vocabulary

_WORDS = vocabulary()
_WEIGHTS = tuple(accumulate((rank + 2) ** -1.08 for rank in range(len(_WORDS))))
"""Added up, so that a word is found by halving: a case has hundreds of them."""
_SENTENCE = (6, 18)
_PARAGRAPH = 60


def title(random: Random) -> str:
    """Return a title."""
    return _sentence(random, random.randint(4, 9))[:-1]


def paragraphs(random: Random, words: int) -> str:
    """Return paragraphs with that many words in total, separated by blank lines."""
    return "\n\n".join(" ".join(sentences) for sentences in _paragraphs(random, words))


def sentence(random: Random) -> str:
    """Return one sentence."""
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
    chosen = " ".join(random.choices(_WORDS, cum_weights=_WEIGHTS, k=words))
    return f"{chosen[0].upper()}{chosen[1:]}."
