"""Prose of words alone, as most of it is: what needs no Markdown to be read."""

import re
from collections.abc import Sequence
from typing import Final

_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
"""Letters that are written in Latin script; a text in another one is read as Markdown."""

_LINE: Final = rf"[{_LETTER}][{_LETTER}0-9 .,;:?!’‘“”„«»…–—€%§°²³½@+=/()'\"-]*+"
_LINES: Final = re.compile(rf"{_LINE}(?:\n+{_LINE})*+(?<! )")
"""Lines that begin with a letter and hold nothing that Markdown or HTML could take for a sign."""

_GAP: Final = re.compile(r"\n\n+")


def paragraphs_of_words(text: str) -> Sequence[str] | None:
    """Give the paragraphs of a text that reads as it stands, and ``None`` of any other.

    Any space in them is a single one and inside a line; a line may end inside a paragraph.
    """
    if "  " in text or " \n" in text or "://" in text or "www." in text:
        return None
    if not _LINES.fullmatch(text):
        return None
    return _GAP.split(text)
