"""Convert authors' Markdown to safe HTML.

CommonMark without raw HTML is rendered, then sanitized with an allow-list. The result has no empty
lines, so that it is one block in a Markdown page.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from casewright.cases.fields import SAFE_SCHEMES
from casewright.prose.parser import make_parser

_BLOCKS: Final = {"p", "hr", "pre", "blockquote", "ul", "ol", "li"}
_INLINE: Final = {"a", "br", "code", "del", "em", "strong"}
_TABLE: Final = {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
_EXTERNAL_REL = "noopener noreferrer nofollow"
_PRE = re.compile(r"<pre>[^<]*+(?:<(?!/?pre>)[^<]*+)*+</pre>")
_EMPTY_LINES = re.compile(r"\n\s*\n")

_CACHE_SIZE: Final = 256
"""Texts in the cache: those of a case are rendered for its page, then for print."""

_HEADING = re.compile(r"<(/?)h[1-6]>")


Resolve = Callable[[str], str]
"""Return the address to which a link as written by an author leads."""


def to_html(text: str, resolve: Resolve = str) -> Markup:
    """Render prose as block-level HTML on consecutive lines; ``resolve`` maps link targets."""
    plain = _paragraphs_of_words(text)
    if plain is not None:
        return plain
    html = _HEADING.sub(r"<\1p>", _rendered(text, resolve))
    html = nh3.clean(
        html,
        tags=_BLOCKS | _INLINE | _TABLE,
        attributes=_ATTRIBUTES,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=_EXTERNAL_REL,
    )
    html = _PRE.sub(lambda match: match[0].replace("\n", "&#10;"), html)
    return Markup(_EMPTY_LINES.sub("\n", html).strip())  # noqa: S704  (sanitized just above)


def to_inline_html(text: str, resolve: Resolve = str) -> Markup:
    """Render prose without the paragraph element, if there is only one."""
    html = to_html(text, resolve)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return Markup(html[len("<p>") : -len("</p>")])  # noqa: S704  (sanitized above)
    return html


def _rendered(text: str, resolve: Resolve) -> str:
    markdown = _markdown()
    tokens = markdown.parse(text)
    for token in chain.from_iterable(token.children or () for token in tokens):
        if token.type == "link_open":
            token.attrSet("href", resolve(str(token.attrGet("href"))))
    return str(markdown.renderer.render(tokens, markdown.options, {}))


@lru_cache(maxsize=_CACHE_SIZE)
def _paragraphs_of_words(text: str) -> Markup | None:
    """Render text without markup, ten times as fast as the parser: most prose has none."""
    paragraphs = split_plain_paragraphs(text)
    if paragraphs is None:
        return None
    return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))  # noqa: S704


@cache
def _markdown() -> MarkdownIt:
    """Return the parser; prose may not contain images, so they become links."""
    return make_parser().disable("image")


_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
"""Letters of the Latin script; texts in other scripts are always parsed as Markdown."""

_LINE: Final = rf"[{_LETTER}][{_LETTER}0-9 .,;:?!’‘“”„«»…–—€%§°²³½@+=/()'\"-]*+"
_LINES: Final = re.compile(rf"{_LINE}(?:\n+{_LINE})*+(?<! )")
"""Lines that begin with a letter and contain no character special to Markdown or HTML."""

_GAP: Final = re.compile(r"\n\n+")


def split_plain_paragraphs(text: str) -> Sequence[str] | None:
    """Return the paragraphs of a text without markup, and ``None`` for any other.

    Spaces are single and inside lines; a paragraph may have several lines.
    """
    if "  " in text or " \n" in text or "://" in text or "www." in text:
        return None
    if not _LINES.fullmatch(text):
        return None
    return _GAP.split(text)
