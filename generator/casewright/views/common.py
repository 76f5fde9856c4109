"""The small parts that many pages share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A label and the site address (or, outward, the URL) behind it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case ended: the id picks the sign, the label says it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled piece of prose; ``text`` is the author's Markdown."""

    key: str
    anchor: str
    label: str
    text: str
