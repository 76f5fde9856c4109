"""Decode the bytes of a text file."""

import codecs
from dataclasses import dataclass
from typing import Final

UTF_8: Final = "utf-8"
UTF_16: Final = "utf-16"
WINDOWS_1252: Final = "windows-1252"

_BOMS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MIN_NULS: Final = 0.3
"""Minimum share of zero bytes in UTF-16 without a byte order mark."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode_text(data: bytes, declared: str = "") -> DecodedText | None:
    """Decode bytes as text; return ``None`` if they are not text.

    ``declared`` is the encoding that the file itself names, if any.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_BOMS):
        return _decoded(data, UTF_16)
    if b"\0" in data:
        odd, even = data[1::2].count(0), data[::2].count(0)
        if max(odd, even) < _MIN_NULS * len(data) / 2 or min(odd, even) > len(data) / 100:
            return None
        return _decoded(data, "utf-16-le" if odd > even else "utf-16-be")
    for encoding in filter(None, (UTF_8, declared)):
        try:
            return DecodedText(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _decoded(data, WINDOWS_1252)


def _decoded(data: bytes, encoding: str) -> DecodedText:
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return DecodedText(text, UTF_16 if encoding.startswith(UTF_16) else encoding)
