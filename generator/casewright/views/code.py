"""The QR code: what leads from a sheet of paper back to its page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import segno

_MASK: Final = 2
"""Any of the eight patterns is valid; trying them all out takes five times as long."""

_RUN: Final = re.compile(rb"\x01+")
_KEPT: Final = 1 << 14
"""How many codes are remembered: a preview makes all pages again after every edit."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as a drawing: ``path`` strokes the dark squares of a field of ``size`` by ``size``.

    The stroke is one wide and runs through the middle of the squares.
    """

    size: int
    path: str


@lru_cache(maxsize=_KEPT)
def make_code(text: str) -> Code:
    """Draw the code of a text, without the quiet zone around it."""
    matrix = segno.make_qr(text, error="m", boost_error=False, mask=_MASK).matrix
    return Code(len(matrix), "".join(_row(y, row) for y, row in enumerate(matrix)))


def _row(y: int, row: bytearray) -> str:
    """Draw the dark runs of one row: go to its start, then from run to run."""
    steps = [f"M0 {y}.5"]
    end = 0
    for run in _RUN.finditer(row):
        start, next_end = run.span()
        steps.append(f"m{start - end} 0h{next_end - start}")
        end = next_end
    return "".join(steps)
