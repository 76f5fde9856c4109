"""The signs that nobody sees and no text needs: control signs, and signs of writing direction.

The rule ``control-character`` names every one of them. For all others they are as good as not
there, so that a title with one in it is still a title.
"""

import re
from typing import Final

CONTROL: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u206a-\u206f\ufdd0-\ufdef\ufff9-\ufffb"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e007f"
) + "".join(rf"\U{plane << 16 | 0xFFFE:08x}\U{plane << 16 | 0xFFFF:08x}" for plane in range(17))
"""What no text holds: control signs, other ends of lines, tags, and what is no sign at all."""

DIRECTION: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of reading around."""

SPACE: Final = r"\u180e\u200b\u2060-\u2064\ufeff"
"""Spaces without width."""

HARD_SPACES: Final = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Spaces that look like a plain one and that YAML takes for a letter."""

LINE_ENDS: Final = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Everything that some program takes for the end of a line."""

INVISIBLE: Final = re.compile(f"[{CONTROL}{DIRECTION}{SPACE}]")

PLACEHOLDER: Final = "\ufdd0"
"""Stands for each of them while a file is read; YAML takes it, and no author can mean it."""


def has_invisible(text: str) -> bool:
    """Tell whether there is any of them in a text; nearly always a glance is enough."""
    return not text.replace("\n", "").isprintable() and bool(INVISIBLE.search(text))
