"""Authors' prose becomes HTML that no engine reads again and no reader has to fear.

CommonMark without raw HTML makes the markup, an allow-list behind it catches what should not
have got through, and the result holds no empty line, so that it stands as one block in a
Markdown page.
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
"""How many texts are remembered: those of a case stand on its page and on paper, made in turn."""

_HEADING = re.compile(r"<(/?)h[1-6]>")


Resolve = Callable[[str], str]
"""Gives the address that a link as an author wrote it leads to."""


def to_html(text: str, resolve: Resolve = str) -> Markup:
    """Render prose as block-level HTML on consecutive lines, each link as ``resolve`` has it."""
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
    return Markup(_EMPTY_LINES.sub("\n", html).strip())  # noqa: S704  (cleaned just above)


def to_inline_html(text: str, resolve: Resolve = str) -> Markup:
    """Render prose without its paragraph where it is a single one."""
    html = to_html(text, resolve)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return Markup(html[len("<p>") : -len("</p>")])  # noqa: S704  (still the cleaned text)
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
    """Do for words alone what Markdown would, ten times as fast: most prose is nothing else."""
    paragraphs = split_plain_paragraphs(text)
    if paragraphs is None:
        return None
    return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))  # noqa: S704


@cache
def _markdown() -> MarkdownIt:
    """Return the parser; a picture belongs under ``images``, so in prose it is a link."""
    return make_parser().disable("image")


_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
"""Letters that are written in Latin script; a text in another one is read as Markdown."""

_LINE: Final = rf"[{_LETTER}][{_LETTER}0-9 .,;:?!’‘“”„«»…–—€%§°²³½@+=/()'\"-]*+"
_LINES: Final = re.compile(rf"{_LINE}(?:\n+{_LINE})*+(?<! )")
"""Lines that begin with a letter and hold nothing that Markdown or HTML could take for a sign."""

_GAP: Final = re.compile(r"\n\n+")


def split_plain_paragraphs(text: str) -> Sequence[str] | None:
    """Give the paragraphs of a text that reads as it stands, and ``None`` of any other.

    Any space in them is a single one and inside a line; a line may end inside a paragraph.
    """
    if "  " in text or " \n" in text or "://" in text or "www." in text:
        return None
    if not _LINES.fullmatch(text):
        return None
    return _GAP.split(text)
