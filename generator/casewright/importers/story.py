"""The result of every reader: the blocks of a text, and remarks for its author."""

from dataclasses import dataclass

from casewright.i18n.message import Message
from casewright.importers.blocks import Block

Remainder = str | Message
"""A text for the end of the draft; a message if it needs an explanation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its own label: a line of front matter, or a cell and its column."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A text from which a draft is made.

    ``aside`` are the texts that do not belong to the story, such as headers and comments;
    ``remarks`` are messages for its author; ``pictures`` the number of images that are not
    imported; ``part`` names the part of a file, such as a row; ``digest`` identifies the source.
    """

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...] = ()
    aside: tuple[Remainder, ...] = ()
    remarks: tuple[Message, ...] = ()
    pictures: int = 0
    part: Message | None = None
    digest: str = ""
