"""The one place where a text is made safe for the spot that it is written to.

What our templates fill in passes ``html_text`` (see ``fragments``). Three spots are no HTML of
ours: a heading in a staged Markdown page, which the engine reads, and front matter and navigation,
which its theme prints as is. And what leaves the site goes where other signs have a meaning: data
inside a page, a cell of a spreadsheet, XML.

An engine ends a block of HTML at an empty line and reads on in Markdown. So no text brings a line
end along: in HTML it becomes a reference or a space, everywhere else a space.
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
"""What no HTML may hold, not even as a reference; line ends are none of them."""

_KEPT_LINE_ENDS = ("\n", "\r", "\r\n")
_STRAY_TEXT = re.compile(r"\n[^\S\n]*\n\s*(?=[^\s<#])")
_EMPTY_LINES = re.compile(r"\n\s*\n|\r\s*")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def html_text(text: str) -> str:
    """Write a text for HTML: as text, and on one line of the file, whatever ends its lines.

    A line feed becomes a reference, so that a text area or an attribute still has it.
    """
    return LINE_ENDS.sub(_line_end, escape(_CONTROL.sub("", text)))


def one_line(text: str) -> str:
    """Write a text on one line, without control characters."""
    return _SPACES.sub(" ", LINE_ENDS.sub(" ", _CONTROL.sub("", text))).strip()


def without_empty_lines(html: str) -> str:
    """Write finished HTML as one block, which no engine ends early."""
    return _EMPTY_LINES.sub("\n", html)


def in_blocks(page: str) -> str:
    """Keep text that is no block of its own, nor a heading, in the block above it."""
    return _STRAY_TEXT.sub("\n", page)


def heading_text(text: str) -> Markup:
    """Write a text so that neither Markdown nor HTML sees more in it than its characters.

    Every ASCII sign that is neither letter, digit nor space becomes a numeric reference.
    """
    return Markup(_MARKUP_SIGN.sub(_reference, one_line(text)).replace("_", "&#95;"))  # noqa: S704


def front_matter(values: Mapping[str, object]) -> str:
    """Write front matter: JSON, which is YAML, with every text escaped for HTML."""
    lines = (f"{key}: {json.dumps(_escaped(value))}" for key, value in values.items())
    return "\n".join(("---", *lines, "---", ""))


def frame_text(text: str) -> str:
    """Write a text so that the engine's theme, which does not escape, prints it as text."""
    return escape(one_line(text))


def script_data(value: object) -> Markup:
    """Write data for a ``<script>`` that holds no program: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704  (no sign of HTML is left)


def plain_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def xml_text(document: str) -> str:
    """Leave out the characters that no XML document may hold, not even escaped."""
    return _NOT_XML.sub("", document)


def in_frame(page: str, frame: str) -> str:
    """Put a hand-written page into a frame of the theme, unless it names another."""
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
