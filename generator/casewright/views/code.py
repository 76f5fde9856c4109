"""The QR code: what leads from a sheet of paper back to its page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import zxingcpp

_RUN: Final = re.compile(rb"\x00+")
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
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = drawn.to_image(add_quiet_zones=False)
    squares = memoryview(picture)
    size, field = len(squares), squares.tobytes()
    return Code(size, "".join(_row(y, field[y * size : (y + 1) * size]) for y in range(size)))


def _row(y: int, row: bytes) -> str:
    """Draw the dark runs of one row: go to its start, then from run to run."""
    steps = [f"M0 {y}.5"]
    end = 0
    for run in _RUN.finditer(row):
        start, next_end = run.span()
        steps.append(f"m{start - end} 0h{next_end - start}")
        end = next_end
    return "".join(steps)
