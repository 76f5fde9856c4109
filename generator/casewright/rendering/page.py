"""The kinds of pages: rendered pages, hand-written Markdown with inserts, static files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

_HEADING: Final = re.compile(r'<h([12])[^>]* id="([^"]*)"[^>]*>(.*?)<a class="headerlink"')
"""A heading as the macro in `heading.html` writes it; authors' prose holds no headings."""

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

HOME: Final = "index"


class Heading(NamedTuple):
    """An entry of the table of contents; `title` is escaped for HTML."""

    level: int
    anchor: str
    title: str


class Fragment(NamedTuple):
    """Finished HTML with the headings in it."""

    content: str
    toc: tuple[Heading, ...]

    @classmethod
    def of(cls, content: str) -> "Fragment":
        """Return a fragment of HTML from our own templates."""
        headings = ((int(level), *rest) for level, *rest in _HEADING.findall(content))
        return cls(content, tuple(Heading(*one) for one in headings))


class Frame(NamedTuple):
    """The page apart from its content, for the engine's layout. All texts are plain.

    `template` is a file in `theme/`; `meta` holds further tags of the head; `source` is the file in
    the cases folder in which the page can be edited.
    """

    address: str
    template: str
    title: str
    description: str = ""
    meta: Mapping[str, str] = _NOTHING
    source: str | None = None

    @property
    def name(self) -> str:
        """The page's file as an engine's Markdown source, `praktijk/koffie.md`."""
        return f"{self.address.rstrip('/') or HOME}.md"

    @property
    def file(self) -> str:
        """The page's file in the site."""
        return f"{self.address}index.html"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, to be put into the engine's layout."""

    frame: Frame
    body: Fragment


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """Hand-written or built-in Markdown; each insert replaces the comment `<!-- key -->`."""

    name: str
    text: str
    source: str | None = None
    inserts: Mapping[str, Fragment] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The page's file in the site."""
        address = self.name.removesuffix(".md")
        return "index.html" if address == HOME else f"{address}/index.html"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is served as it is."""

    name: str
    content: bytes

    @classmethod
    def of(cls, name: str, text: str) -> "StaticFile":
        """Return a file with a text."""
        return cls(name, text.encode())
