"""Find the words of a document that are missing from its blocks, to report them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from casewright.importers.blocks import Block, plain

_WORD: Final = re.compile(r"[^\W_]+")


def find_lost(written: Iterable[str], blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the paragraphs of ``written`` with words that no block has, in order."""
    left = Counter(_WORD.findall(" ".join(_texts(blocks))))
    lost: list[str] = []
    for text in written:
        wanted = Counter(_WORD.findall(text))
        if wanted - left:
            lost.append(text)
        left -= wanted
    return tuple(lost)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield plain(block.text)
        for cell in block.cells:
            yield from _texts(cell)
