"""The one place where a text is made safe for a spot that does not escape by itself.

Our own templates escape what they are given. Two spots do not: a heading in a staged Markdown
page, which the engine reads, and the front matter, which the engine's theme prints as it is.
"""

import json
import re
from collections.abc import Mapping
from html import escape

from markupsafe import Markup

_MARKUP_SIGN = re.compile(r"[^\w\s]", re.ASCII)
_SPACES = re.compile(r"\s+")


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


def in_home_frame(page: str) -> str:
    """Put a hand-written home page into the frame of the home page, unless it names another."""
    fence, opened, rest = page.partition("---\n")
    if fence.strip() or not opened:
        return front_matter({"template": "home.html"}) + "\n" + page
    if re.match(r"(?s).*?^template:.*?^---", rest, re.MULTILINE):
        return page
    return f"---\ntemplate: home.html\n{rest}"


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" if match[0].isascii() else match[0]


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return escape(_SPACES.sub(" ", value))
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return value
