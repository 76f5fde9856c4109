"""Convert Markdown to plain text, for reading and searching."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from markdown_it.token import Token

from casewright.prose.html import split_plain_paragraphs
from casewright.prose.parser import make_parser

_KEPT: Final = 1 << 14
"""Texts in the cache: a lesson is read for its case, for itself and for a table."""

_VISIBLE: Final = frozenset(("text", "code_inline"))
_PARSER: Final = make_parser()


@lru_cache(maxsize=_KEPT)
def plain_blocks(markdown: str) -> tuple[str, ...]:
    """Return the blocks of a text (paragraphs, list items, headings), each on one line."""
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
