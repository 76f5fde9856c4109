"""HTML elements, grouped by how they are read."""

from typing import Final

INLINE_TAGS: Final = frozenset(
    [
        "abbr",
        "acronym",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "font",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "progress",
        "q",
        "rb",
        "rbc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)

DROPPED_TAGS: Final = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "object",
        "embed",
        "iframe",
        "svg",
        "canvas",
        "math-ml",
        "select",
    ]
)

VOID_TAGS: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
HEADING_TAGS: Final = frozenset(f"h{level}" for level in range(1, 7))
AROUND_TAGS: Final = frozenset(("nav", "header", "footer", "aside", "dialog"))
"""Parts of a page that surround its text; inside an article, headers and footers belong to it."""
