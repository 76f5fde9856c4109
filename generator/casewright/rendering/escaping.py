"""Escape text for each output format.

Values in our templates pass through ``html_text`` (see ``jinja_ext``). The other functions are for
headings in Markdown that the engine parses, for front matter and navigation, which the engine's
theme prints unescaped, and for JSON in a page, spreadsheet cells and XML.

Engines end an HTML block at an empty line and continue in Markdown, so escaped text contains no
line ends: HTML gets a reference or a space, other formats a space.
"""

import json
import re
from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from casewright.yaml.characters import LINE_ENDS

_MARKUP_SIGN = re.compile(r"[^\w\s]", re.ASCII)
_SPACES = re.compile(r"\s+")
_BREAKS_SCRIPT = ("<", ">", "&", "\u2028", "\u2029", *map(chr, range(0x7F, 0xA0)))
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in _BREAKS_SCRIPT})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
"""Characters that HTML does not allow, not even as a reference, except line ends."""

_KEPT_LINE_ENDS = ("\n", "\r", "\r\n")
_STRAY_TEXT = re.compile(r"\n[^\S\n]*\n\s*(?=[^\s<#])")
_EMPTY_LINES = re.compile(r"\n\s*\n|\r\s*")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def html_text(text: str) -> str:
    """Escape text for HTML, on one line.

    A line feed becomes a reference, so that text areas and attributes keep it.
    """
    return LINE_ENDS.sub(_line_end, escape(_CONTROL.sub("", text)))


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return _SPACES.sub(" ", LINE_ENDS.sub(" ", _CONTROL.sub("", text))).strip()


def without_empty_lines(html: str) -> str:
    """Remove empty lines from HTML, so that no engine ends the block early."""
    return _EMPTY_LINES.sub("\n", html)


def in_blocks(page: str) -> str:
    """Join text outside blocks and headings to the block above it."""
    return _STRAY_TEXT.sub("\n", page)


def heading_text(text: str) -> Markup:
    """Escape a text so that neither Markdown nor HTML finds markup in it.

    Every ASCII character except letters, digits and spaces becomes a numeric reference.
    """
    return Markup(_MARKUP_SIGN.sub(_reference, one_line(text)).replace("_", "&#95;"))  # noqa: S704


def front_matter(values: Mapping[str, object]) -> str:
    """Format front matter as JSON, which is valid YAML, with every text escaped for HTML."""
    lines = (f"{key}: {json.dumps(_escaped(value))}" for key, value in values.items())
    return "\n".join(("---", *lines, "---", ""))


def frame_text(text: str) -> str:
    """Escape a text for the engine's theme, which prints it unescaped."""
    return escape(one_line(text))


def script_data(value: object) -> Markup:
    """Serialize data for a ``<script>`` without code: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704  (no sign of HTML is left)


def plain_cell(text: str) -> str:
    """Prefix a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def xml_text(document: str) -> str:
    """Drop the characters that XML does not allow, not even escaped."""
    return _NOT_XML.sub("", document)


def in_frame(page: str, frame: str) -> str:
    """Set the template of a hand-written page, unless it names one itself."""
    fence, opened, rest = page.partition("---\n")
    if fence.strip() or not opened:
        return front_matter({"template": frame}) + "\n" + page
    if re.match(r"(?s).*?^template:.*?^---", rest, re.MULTILINE):
        return page
    return f"---\ntemplate: {frame}\n{rest}"


def _line_end(match: re.Match[str]) -> str:
    return "&#10;" if match[0] in _KEPT_LINE_ENDS else " "


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" if match[0].isascii() else match[0]


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return frame_text(value)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return value
