"""Contexts that several pages share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A label with an address in the site, or an external URL."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """The outcome of a case: the id selects the icon."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled section; ``text`` is Markdown."""

    key: str
    anchor: str
    label: str
    text: str
