"""What every reader returns: the blocks of a text, and what its author should know about them."""

from dataclasses import dataclass

from casewright.i18n.message import Message
from casewright.importers.blocks import Block

Remainder = str | Message
"""A text for the end of the draft; a message where it needs an explanation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its own label: a line of front matter, or a cell and its column."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One text to make a draft of.

    ``aside`` are the texts that do not belong to the story, such as headers and comments;
    ``remarks`` what its author should know; ``pictures`` the number of pictures that stay behind;
    ``part`` says which part of a file it is, such as a row; ``digest`` identifies its source.
    """

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...] = ()
    aside: tuple[Remainder, ...] = ()
    remarks: tuple[Message, ...] = ()
    pictures: int = 0
    part: Message | None = None
    digest: str = ""
