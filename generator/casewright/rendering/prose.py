"""Authors' prose becomes HTML that no engine reads again and no reader has to fear.

CommonMark without raw HTML makes the markup, an allow-list behind it catches what should not
have got through, and the result holds no empty line, so that it stands as one block in a
Markdown page.
"""

import re
from functools import cache
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

SCHEMES: Final = frozenset({"http", "https", "mailto"})
TAGS: Final = frozenset(
    "p br hr strong em code pre blockquote ul ol li a table thead tbody tr th td del".split()
)
_ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
_OUTWARD = "noopener noreferrer nofollow"
_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"<(/?)h[1-6]>")


def to_html(text: str) -> Markup:
    """Render prose as block-level HTML on consecutive lines."""
    html = _HEADING.sub(r"<\1p>", _markdown().render(text))
    html = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=_OUTWARD,
    )
    html = _PRE.sub(lambda match: match[0].replace("\n", "&#10;"), html)
    return Markup(_EMPTY_LINES.sub("\n", html).strip())  # noqa: S704  (cleaned just above)


def to_inline_html(text: str) -> Markup:
    """Render prose without its paragraph where it is a single one."""
    html = to_html(text)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return Markup(html[len("<p>") : -len("</p>")])  # noqa: S704  (still the cleaned text)
    return html


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
