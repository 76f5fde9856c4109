"""Reading a Word file: mammoth makes simple HTML of it, and that becomes blocks.

Mammoth knows what Word hides: styles with other names, lists, text boxes, notes, fields, words
that were struck out under track changes. What it makes of them is plain and small.
"""

from typing import Final
from xml.parsers.expat import ExpatError

import mammoth

from casewright.importers.archive import WordParts
from casewright.importers.blocks import Block
from casewright.importers.html import html_blocks

_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Kop 1'] => h1:fresh
p[style-name='Kop 2'] => h2:fresh
p[style-name='Kop 3'] => h3:fresh
p[style-name^='toc '] => !
p[style-name^='Contents '] => !
"""
"""What mammoth does not know by itself: the styles of Word and LibreOffice, by their names."""

_BROKEN: Final = (
    ExpatError, AttributeError, IndexError, KeyError, OSError, TypeError, ValueError,
)  # fmt: skip
"""What mammoth fails with on parts that make no document."""


def word_blocks(parts: WordParts) -> tuple[Block, ...] | None:
    """Find the blocks of a Word file; ``None`` for one that makes no document."""
    try:
        made = mammoth.convert_to_html(
            parts.archive, style_map=_STYLES, convert_image=lambda _picture: []
        )
    except _BROKEN:
        return None
    return html_blocks(made.value)
