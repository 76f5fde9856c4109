"""Plain text: an author's Markdown as the words a reader sees, for reading and searching alone."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from markdown_it.token import Token

from casewright.prose.html import split_plain_paragraphs
from casewright.prose.parser import make_parser

_KEPT: Final = 1 << 14
"""How many texts are remembered: a lesson is read for its case, for itself and for a table."""

_VISIBLE: Final = frozenset(("text", "code_inline"))
_PARSER: Final = make_parser()


@lru_cache(maxsize=_KEPT)
def plain_blocks(markdown: str) -> tuple[str, ...]:
    """Give a text block by block (a paragraph, an item of a list, a heading), each on one line."""
    paragraphs = split_plain_paragraphs(markdown)
    if paragraphs is not None:
        return tuple(paragraph.replace("\n", " ") for paragraph in paragraphs)
    tokens = _PARSER.parse(markdown)
    blocks = (_visible(token.children or ()) for token in tokens if token.type == "inline")
    return tuple(line for block in blocks if (line := " ".join(block.split())))


def _visible(tokens: Sequence[Token]) -> str:
    return "".join(
        token.content if token.type in _VISIBLE else " " if token.type.endswith("break") else ""
        for token in tokens
    )
