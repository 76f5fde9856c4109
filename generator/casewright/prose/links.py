"""Find the links and the HTML in Markdown.

A separate module, because the parser is slow to load and most texts contain neither.
"""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casewright.prose.parser import make_parser


def find_link_targets(text: str) -> Iterator[str]:
    """Return the address of every link and image, in text order."""
    for token in _tokens(_markdown(html=False).parse(text)):
        target = token.attrGet("href") or token.attrGet("src")
        if target is not None:
            yield str(target)


def images_in(text: str) -> Iterator[str]:
    """Return the address of every image, in text order."""
    for token in _tokens(_markdown(html=False).parse(text)):
        if token.type == "image":
            yield str(token.attrGet("src"))


def find_html(text: str) -> Iterator[str]:
    """Return the HTML elements and comments in text order; ignore code."""
    for token in _tokens(_markdown(html=True).parse(text)):
        if token.type in ("html_block", "html_inline"):
            yield token.content


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or [])


class _Reader(MarkdownIt):
    """Parse every address as it was written, including dangerous ones."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  (named by the parser)
        """Accept any address."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (likewise)
        """Return an address unchanged."""
        return url


@cache
def _markdown(*, html: bool) -> MarkdownIt:
    return make_parser(html=html, parser_class=_Reader)
