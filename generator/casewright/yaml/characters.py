"""Character classes without a visible glyph: control, bidi and zero-width characters.

The rule ``control-character`` reports them. All other rules ignore them, so that a title with one
of them is still a title.
"""

import re
from typing import Final

CONTROL: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u206a-\u206f\ufdd0-\ufdef\ufff9-\ufffb"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e007f"
) + "".join(rf"\U{plane << 16 | 0xFFFE:08x}\U{plane << 16 | 0xFFFF:08x}" for plane in range(17))
"""Characters that no text needs: controls, other line ends, tags, noncharacters."""

BIDI_CONTROLS: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that change the direction of text."""

ZERO_WIDTH_SPACES: Final = r"\u180e\u200b\u2060-\u2064\ufeff"
"""Zero-width spaces."""

HARD_SPACES: Final = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Spaces that look like a plain one and that YAML treats as a letter."""

LINE_ENDS: Final = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Every character or sequence that some program treats as the end of a line."""

INVISIBLE: Final = re.compile(f"[{CONTROL}{BIDI_CONTROLS}{ZERO_WIDTH_SPACES}]")

PLACEHOLDER: Final = "\ufdd0"
"""Replaces each of them during parsing: accepted by YAML, and a noncharacter in any text."""


def has_invisible(text: str) -> bool:
    """Return whether a text contains one of them."""
    return not text.replace("\n", "").isprintable() and bool(INVISIBLE.search(text))
