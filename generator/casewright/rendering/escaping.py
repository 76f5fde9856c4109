"""The one place where a text is made safe for a spot that does not escape by itself.

Our own templates escape what they are given. Three spots do not: a heading in a staged Markdown
page, which the engine reads, and front matter and navigation, which its theme prints as is. And
what leaves the site goes where other signs have a meaning: data inside a page, a cell of a
spreadsheet, XML.
"""

import json
import re
from collections.abc import Mapping
from html import escape

from markupsafe import Markup

_MARKUP_SIGN = re.compile(r"[^\w\s]", re.ASCII)
_SPACES = re.compile(r"\s+")
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def heading_text(text: str) -> Markup:
    """Write a text so that neither Markdown nor HTML sees more in it than its characters.

    Every ASCII sign that is neither letter, digit nor space becomes a numeric reference.
    """
    line = _SPACES.sub(" ", text).strip()
    return Markup(_MARKUP_SIGN.sub(_reference, line).replace("_", "&#95;"))  # noqa: S704


def front_matter(values: Mapping[str, object]) -> str:
    """Write front matter: JSON, which is YAML, with every text escaped for HTML."""
    lines = (f"{key}: {json.dumps(_escaped(value))}" for key, value in values.items())
    return "\n".join(("---", *lines, "---", ""))


def frame_text(text: str) -> str:
    """Write a text so that the engine's theme, which does not escape, prints it as text."""
    return escape(_SPACES.sub(" ", text).strip())


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


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" if match[0].isascii() else match[0]


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return frame_text(value)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return value
