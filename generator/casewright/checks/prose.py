"""Looking into prose: the links and the HTML in it, and where in the file a piece of it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casewright.cases.collection import File
from casewright.cases.document import Mark, Scalar
from casewright.cases.fields import SECTION_LIMIT
from casewright.cases.shape import Kind, Text

_LINK: Final = re.compile(r"\]\(|\]:|<")
_TAG: Final = re.compile(r"\s*(<!--|<[A-Za-z?!][^<>]*>?)")
_KEPT: Final = 64
"""Texts whose links are remembered: several rules ask for those of one file in turn."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text, the text that holds it, and where in the file it stands."""

    target: str
    text: Text
    mark: Mark
    width: int


def links_of(file: File) -> Iterator[Link]:
    """Walk over the links of a file: those in its prose, and the addresses in fields."""
    for text in file.texts:
        value = text.scalar.value
        if text.kind is Kind.URL:
            yield Link(value.strip(), text, text.scalar.start, text.scalar.width)
        elif text.kind is Kind.PROSE and len(value) <= SECTION_LIMIT and _LINK.search(value):
            yield from _links_in(file, text)


def locate(file: File, scalar: Scalar, piece: str, skip: int = 0) -> tuple[Mark, int]:
    """Find where in the file a piece of a text stands, and how wide it is there.

    ``skip`` passes over as many earlier ones. A piece that the file spells in another way (broken
    over lines, or with escapes) is reported where the text begins.
    """
    first = piece.split("\n", 1)[0]
    for number in range(scalar.start.line, scalar.end.line + 1):
        line = file.source.line(number)
        column = scalar.start.column - 1 if number == scalar.start.line else 0
        end = scalar.end.column - 1 if number == scalar.end.line else len(line)
        while first and (column := line.find(first, column)) >= 0 and column < end:
            if not skip:
                return Mark(number, column + 1), len(first)
            skip -= 1
            column += len(first)
    return scalar.start, 1


def html_in(text: str) -> Iterator[str]:
    """Give the tags and comments in a prose, an element once; code is left alone."""
    if "<" not in text or len(text) > SECTION_LIMIT:
        return
    for token in _tokens(_markdown(html=True).parse(text)):
        tag = _TAG.match(token.content) if token.type in ("html_block", "html_inline") else None
        if tag:
            yield tag[1]


def _links_in(file: File, text: Text) -> Iterator[Link]:
    seen: dict[str, int] = {}
    for target in _targets(text.scalar.value):
        skip = seen.get(target, 0)
        seen[target] = skip + 1
        mark, width = locate(file, text.scalar, f"]({target}", skip)
        if mark != text.scalar.start:
            yield Link(target, text, Mark(mark.line, mark.column + 2), width - 2)
        else:
            yield Link(target, text, *locate(file, text.scalar, target, skip))


@lru_cache(maxsize=_KEPT)
def _targets(text: str) -> tuple[str, ...]:
    tokens = _tokens(_markdown(html=False).parse(text))
    targets = (token.attrGet("href") or token.attrGet("src") for token in tokens)
    return tuple(str(target) for target in targets if target is not None)


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or [])


class _Reader(MarkdownIt):
    """Reports every address as it was written, the dangerous ones too."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  (the parser's own name)
        """Take any address for a link."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (likewise)
        """Leave an address as it is."""
        return url


@cache
def _markdown(*, html: bool) -> MarkdownIt:
    return _Reader("commonmark", {"html": html}).enable(["table", "strikethrough"])
