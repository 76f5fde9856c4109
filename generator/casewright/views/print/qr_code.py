"""QR codes as SVG paths."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import zxingcpp

_MASK: Final = 2
"""All eight masks are valid; trying them all takes five times as long."""

_LIGHT: Final = b"\xff"
_RUN: Final = re.compile(rb"\x00+")
_CACHE_SIZE: Final = 1 << 14
"""Cache size; a preview renders all pages after every change."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code: ``path`` strokes the dark modules of a grid of ``size`` by ``size``.

    The stroke is one unit wide and runs through the centres of the modules.
    """

    size: int
    path: str


@lru_cache(maxsize=_CACHE_SIZE)
def make_qr_code(text: str) -> QrCode:
    """Return the QR code of a text, without quiet zone."""
    options = {"ec_level": "M", "data_mask": _MASK}
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, **options)
    picture: Any = drawn.to_image(add_quiet_zones=False)
    squares = memoryview(picture)
    return QrCode(len(squares), _path(squares.tobytes(), len(squares)))


def _path(field: bytes, size: int) -> str:
    """Return the path of the dark runs of a grid, row by row."""
    rows = _LIGHT.join(field[start : start + size] for start in range(0, len(field), size))
    places, lengths = _strokes(size)
    spans = (run.span() for run in _RUN.finditer(rows))
    return "".join([places[start] + lengths[end - start] for start, end in spans])


@cache
def _strokes(size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the start of a stroke at each position, and its possible lengths."""
    places = tuple(f"M{x} {y}.5h" for y in range(size) for x in range(size + 1))
    return places, tuple(map(str, range(size + 1)))
