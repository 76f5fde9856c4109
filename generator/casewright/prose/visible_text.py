"""The text that readers see of Markdown, with a map back to the source.

Escapes, entities, percent-encoding, emphasis and invisible characters are resolved, and all kinds
of dashes, spaces and digits become ASCII. Link destinations are moved to the end, so that the text
around a link stays contiguous.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import Final, NamedTuple
from urllib.parse import unquote

SEPARATOR: Final = "\x00"
"""Precedes the destination of a link; no piece of text crosses it."""

_SPECIAL: Final = re.compile(
    r"""\\[!-/:-@\[-`{-~\n]
    |&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    |(?:%[0-9a-fA-F]{2})+
    |`+
    |\*+(?!\s)|(?<=\S)\*+
    |(?<![^\W_])_+|_+(?![^\W_])
    |~~
    |\]\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000})(?:[ ]"[^"\n]{0,2000}")?\)
    |\[
    |[^\x00-\x7f]""",
    re.VERBOSE,
)
_FIRST: Final = re.compile(r"[\\&%`*_~\[\]]|[^\x00-\x7f]")
"""The first characters of special pieces, which are faster to find than the pieces."""

_DASHES: Final = frozenset("\u2043\u2212\u30fc\u2796")
_VARIATIONS: Final = map(chr, range(0xFE00, 0xFE10))
_INVISIBLE: Final = frozenset(_VARIATIONS) | frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u20e3\u3164\uffa0"
)
_OPENING: Final = "["
_DESTINATION: Final = "]("


class _Piece(NamedTuple):
    """A run of visible text and its position in the source; as long as its source, or atomic."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VisibleText:
    """Visible text, and the pieces of source that it comes from."""

    text: str
    _pieces: tuple[_Piece, ...]
    _offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in the source of a piece, which is not empty."""
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, index: int) -> tuple[int, int]:
        """Return the position in the source of one character."""
        at = bisect_right(self._offsets, index) - 1
        text, start, end = self._pieces[at]
        if len(text) != end - start:
            return start, end
        place = start + index - self._offsets[at]
        return place, place + 1


def visible_text(source: str) -> VisibleText:
    """Return what readers see of a Markdown text; line ends are kept."""
    if not _FIRST.search(source):
        return VisibleText(source, (_Piece(source, 0, len(source)),), (0,))
    pieces = tuple(piece for piece in _pieces(source) if piece.text)
    texts = [piece.text for piece in pieces]
    offsets = tuple(accumulate(map(len, texts), initial=0))
    return VisibleText("".join(texts), pieces, offsets[:-1])


def _pieces(source: str) -> list[_Piece]:
    """Split a text into runs, the destinations of its links last."""
    pieces: list[_Piece] = []
    destinations: list[_Piece] = []
    openings: list[int] = []
    done = 0
    one_star = source.count("*") == 1
    for match in _specials(source, 0, len(source)):
        start, end = match.span()
        if one_star and match[0] == "*":
            continue
        if start > done:
            pieces.append(_Piece(source[done:start], done, start))
        done = end
        if match[0] == _OPENING:
            openings.append(len(pieces))
            pieces.append(_Piece(_OPENING, start, end))
        elif match[0].startswith(_DESTINATION):
            if openings:
                pieces[openings.pop()] = _Piece("", start, start)
            destinations.append(_Piece(SEPARATOR, start, start + 2))
            destinations += _resolved(source, start + 2, end - 1)
        elif text := _resolve(match[0]):
            pieces.append(_Piece(text, start, end))
    pieces.append(_Piece(source[done:], done, len(source)))
    return pieces + destinations


def _specials(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Iterate over the special pieces of a part of a text; they do not overlap."""
    while first := _FIRST.search(source, start, end):
        start = first.start()
        if match := _SPECIAL.match(source, start, end):
            yield match
            start = match.end()
        else:
            start += 1


def _resolved(source: str, start: int, end: int) -> Iterator[_Piece]:
    """Resolve escapes and entities in the destination of a link."""
    done = start
    for match in _specials(source, start, end):
        yield _Piece(source[done : match.start()], done, match.start())
        yield _Piece(_resolve(match[0]), *match.span())
        done = match.end()
    yield _Piece(source[done:end], done, end)


@lru_cache(maxsize=1 << 12)
def _resolve(special: str) -> str:
    """Return what is visible of a special piece of source."""
    if special[0] == "\\":
        return special[1:].replace("\n", " ")
    if special[0] == "&" and len(special) > 1:
        return "".join(map(_plain, unescape(special)))
    if special[0] == "%":
        return "".join(map(_plain, unquote(special, errors="replace")))
    return "" if special[0] in "`*_~" else "".join(map(_plain, special))


def _plain(character: str) -> str:
    """Return the plain form of one character; nothing if it is invisible."""
    if character.isascii():
        return " " if character == "\n" else character
    category = unicodedata.category(character)
    if category == "Cf" or character in _INVISIBLE:
        return ""
    if category == "Pd" or character in _DASHES:
        return "-"
    if category in ("Zl", "Zp", "Zs"):
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    return unicodedata.normalize("NFKC", character)
