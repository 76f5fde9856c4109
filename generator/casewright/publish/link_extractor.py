"""Extract the references and anchors of a page from its HTML.

One pass of regular expressions follows HTML's rules for tags, comments, scripts and quoted
attributes, in linear time. It is much faster than a full parser, because pages share most of their
tags and each distinct tag is parsed once.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple


class Reference(NamedTuple):
    """An address in a page; ``loads`` is true if a browser loads it automatically."""

    target: str
    loads: bool


class Outline(NamedTuple):
    """The addresses in a page and the ids and names of its elements, in order."""

    references: tuple[Reference, ...] = ()
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """All anchors of the page."""
        return frozenset((*self.ids, *self.names))

    def encode(self) -> bytes:
        """Encode the outline as JSON."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def decode(cls, content: bytes) -> "Outline":
        """Decode the result of ``encode``; raise ``ValueError`` or ``TypeError`` if invalid."""
        references, ids, names = json.loads(content)
        return cls(tuple(Reference(*one) for one in references), tuple(ids), tuple(names))


_ATTRIBUTES: Final = r"""[^"'>]*+(?:(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))[^"'>]*+)*+"""
_WITH_TEXT: Final = rf"(?:script|style)(?=[\s>]){_ATTRIBUTES}>.*?(?:</(?:script|style)|\Z)"
_TAG: Final = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|{_WITH_TEXT}|[a-z][^\s<>]*+\s{_ATTRIBUTES}(?:>|\Z))".encode(),
    re.IGNORECASE | re.DOTALL,
)
"""A comment, a script or style with its text, or a start tag with attributes.

An unclosed one runs to the end, as in a browser, so that no text is read twice.
"""

_PLAIN_LINK: Final = re.compile(r'<a (?:class="[^"]*" )?href="([^"&]*)"(?: class="[^"]*")?>')
"""The most frequent tag as our templates write it, which needs no parsing."""

_START: Final = re.compile(rf"<{_ATTRIBUTES}>")
_NAME: Final = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_SOURCE_SET: Final = re.compile(r"([^\s,]\S*[^\s,])\s*(?:\s[^,]*)?(?:,|$)")
_WORTH_READING: Final = re.compile(r"""[\s"'/](?:id|style|srcset|imagesrcset)\s*=""")
_CSS_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ADDRESS: Final = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^()"'\s]*))\s*\)|@import\s*(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)

_LOADING: Final[Mapping[str, tuple[str, ...]]] = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src", "href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_LEADING: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "button": ("formaction",),
    "form": ("action",),
}
_SOURCE_SETS: Final = frozenset(("srcset", "imagesrcset"))
_ELEMENTS: Final = frozenset((*_LOADING, *_LEADING, "style"))
_PASSIVE_LINKS: Final = frozenset(
    ("alternate", "author", "canonical", "help", "license", "next", "prev", "search")
)
"""Values of ``rel`` for links that browsers do not load."""


OUTLINED: Final = (".html", ".svg", ".css")
"""The files that have an outline."""


def outline_of(name: str, content: bytes) -> Outline | None:
    """Return the outline of a file, if it is of a type that has one."""
    if name.endswith(".css"):
        return Outline(tuple(css_references(content.decode(errors="replace"))))
    if name.endswith(".svg"):
        return Outline(ids=outline(content).ids)
    return outline(content) if name.endswith(OUTLINED) else None


def outline(html: bytes) -> Outline:
    """Return the outline of a page, which is in UTF-8."""
    references: list[Reference] = []
    ids: list[str] = []
    names: list[str] = []
    for part in filter(None, map(_tag, _TAG.findall(html))):
        references += part.references
        ids += part.ids
        names += part.names
    return Outline(tuple(references), tuple(ids), tuple(names))


def css_references(css: str) -> Iterator[Reference]:
    """Return the addresses that a stylesheet loads."""
    if "url(" in css or "@import" in css:
        for found in _CSS_ADDRESS.findall(_CSS_COMMENT.sub("", css)):
            yield Reference("".join(found), loads=True)


@lru_cache(maxsize=1 << 16)
def _tag(tag: bytes) -> Outline | None:
    """Parse a tag, including the text of a script or style; ``None`` if it is irrelevant."""
    text = tag.decode(errors="replace")
    link = _PLAIN_LINK.fullmatch(text)
    if link:
        return Outline((Reference(link[1], loads=False),))
    head = _NAME.match(text)
    if not head:
        return None
    element = head[1].lower()
    if element not in _ELEMENTS and not _may_matter(text):
        return None
    start = _START.match(text)
    if not start:
        return None
    attributes = _attributes(text[head.end() : start.end() - 1])
    references = (*_references(element, attributes), *_styles(element, text, attributes))
    ids = (attributes["id"],) if attributes.get("id") else ()
    names = (attributes["name"],) if element == "a" and attributes.get("name") else ()
    return Outline(references, ids, names) if references or ids or names else None


def _may_matter(text: str) -> bool:
    """Return whether a tag may have a relevant attribute; a quick test."""
    letters = text.lower()
    return any(name in letters for name in ("id", "style", "srcset")) and bool(
        _WORTH_READING.search(letters)
    )


def _attributes(text: str) -> dict[str, str]:
    """Parse attributes; of duplicates the first one counts, as in a browser."""
    found = reversed(_ATTRIBUTE.findall(text))
    return {name.lower(): _text(a or b or c) for name, a, b, c in found}


def _text(value: str) -> str:
    return unescape(value) if "&" in value else value


def _references(element: str, attributes: Mapping[str, str]) -> Iterator[Reference]:
    loads = not (element == "link" and _PASSIVE_LINKS.issuperset(attributes.get("rel", "").split()))
    for name in _LOADING.get(element, ()):
        if name in attributes:
            yield Reference(attributes[name], loads)
    for name in _LEADING.get(element, ()):
        if name in attributes:
            yield Reference(attributes[name], loads=False)
    for name in _SOURCE_SETS.intersection(attributes):
        for target in _SOURCE_SET.findall(attributes[name]):
            yield Reference(target, loads=True)


def _styles(element: str, text: str, attributes: Mapping[str, str]) -> Iterator[Reference]:
    if "style" in attributes:
        yield from css_references(attributes["style"])
    if element == "style":
        yield from css_references(text)
