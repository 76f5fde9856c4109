"""The links and the HTML of a text, as a parser of Markdown finds them.

Kept apart, because the parser takes a while to load and most texts hold neither.
"""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casewright.prose.parser import make_parser


def find_link_targets(text: str) -> Iterator[str]:
    """Give the address of every link and picture, in the order of the text."""
    for token in _tokens(_markdown(html=False).parse(text)):
        target = token.attrGet("href") or token.attrGet("src")
        if target is not None:
            yield str(target)


def images_in(text: str) -> Iterator[str]:
    """Give the address of every picture, in the order of the text."""
    for token in _tokens(_markdown(html=False).parse(text)):
        if token.type == "image":
            yield str(token.attrGet("src"))


def find_html(text: str) -> Iterator[str]:
    """Give the pieces of HTML, in the order of the text; code is left alone."""
    for token in _tokens(_markdown(html=True).parse(text)):
        if token.type in ("html_block", "html_inline"):
            yield token.content


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
    return make_parser(html=html, parser_class=_Reader)
