"""The QR code: what leads from a sheet of paper back to its page."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import zxingcpp

_MASK: Final = 2
"""Any of the eight patterns is valid; trying them all out takes five times as long."""

_LIGHT: Final = b"\xff"
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
    options = {"ec_level": "M", "data_mask": _MASK}
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, **options)
    picture: Any = drawn.to_image(add_quiet_zones=False)
    squares = memoryview(picture)
    return Code(len(squares), _path(squares.tobytes(), len(squares)))


def _path(field: bytes, size: int) -> str:
    """Draw the dark runs of a field, row by row."""
    rows = _LIGHT.join(field[start : start + size] for start in range(0, len(field), size))
    places, lengths = _strokes(size)
    spans = (run.span() for run in _RUN.finditer(rows))
    return "".join([places[start] + lengths[end - start] for start, end in spans])


@cache
def _strokes(size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what a stroke can begin with, by its place in a field, and how long it can be."""
    places = tuple(f"M{x} {y}.5h" for y in range(size) for x in range(size + 1))
    return places, tuple(map(str, range(size + 1)))
