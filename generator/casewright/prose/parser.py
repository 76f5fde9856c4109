"""The Markdown parser for authors' prose.

CommonMark with tables and strikethrough, and two changes: a bare web address is a link, and an
asterisk between two digits is a multiplication sign.
"""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_ADDRESS: Final = re.compile(r"(?<![\w@/.:-])(?:https?://|www\.)[^\W_][^\s<>\"“”„«»`|]+")
_TRAILING: Final = ".,;:!?'’‘…*_~"
_BREAKS: Final = ("softbreak", "hardbreak")


def make_parser(*, html: bool = False, parser_class: type[MarkdownIt] = MarkdownIt) -> MarkdownIt:
    """Return a new parser; ``html`` also reports raw HTML, which is never rendered."""
    parser = parser_class("commonmark", {"html": html})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("inline", "bare_address", _link_bare_addresses)
    parser.inline.ruler.before("emphasis", "multiplication", _read_multiplication)
    return parser


def _link_bare_addresses(state: StateCore) -> None:
    for block in state.tokens:
        children = block.children or []
        if any("://" in child.content or "www." in child.content.lower() for child in children):
            block.children = list(_with_links(children))


def _with_links(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type != "text" or depth:
            yield token
            continue
        ends = following is None or following.nesting < 0 or following.type in _BREAKS
        yield from _split_at_addresses(token, goes_on=not ends)


def _split_at_addresses(token: Token, *, goes_on: bool) -> Iterator[Token]:
    """Split a text; if ``goes_on``, markup follows, so that an address may be incomplete."""
    text, done = token.content, 0
    for match in _ADDRESS.finditer(text):
        address = _without_trailing_signs(match[0])
        if "." not in address.partition("//")[2] and not address.startswith("www."):
            continue
        if goes_on and match.end() == len(text):
            continue
        yield _text(text[done : match.start()])
        href = address if "://" in address else f"https://{address}"
        yield Token("link_open", "a", 1, attrs={"href": href}, markup="linkify", info="auto")
        yield _text(address)
        yield Token("link_close", "a", -1, markup="linkify", info="auto")
        done = match.start() + len(address)
    yield _text(text[done:])


def _without_trailing_signs(address: str) -> str:
    """Drop the punctuation of the sentence after an address."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _read_multiplication(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Parse the asterisk in ``5*3`` as text; the signature is defined by the parser."""
    source, place = state.src, state.pos
    if source[place] != "*" or not 0 < place < len(source) - 1:
        return False
    if not (source[place - 1].isdigit() and source[place + 1].isdigit()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True
