"""Find personal data in an author's text: numbers, addresses, dates of birth.

The text is searched as readers see it (``prose.visible_text``), and findings are reported by their
position in the source. Detectors are grouped by country.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casewright.checks.pii_detectors import Detector, find_birth_date, find_iban, find_mail
from casewright.checks.pii_nl import STREET_ENDINGS, find_address, find_bsn, find_phone
from casewright.prose.visible_text import visible_text

_DIGITS: Final = re.compile(
    r"[0-9](?:(?:[ \n()./-]{0,3}[0-9]){6}|[0-9]{3} {0,2}[A-Za-z]{2}(?![A-Za-z]))"
)
"""Seven digits, or text that looks like a postcode."""

_HARMLESS_DIGITS: Final = re.compile(
    r"(?<![0-9])[12][0-9]{3}-(?:[01][0-9]-[0-3][0-9]|[12][0-9]{3})(?!-?[0-9])"
)
"""A date in the format of the file, or two years."""

_WORDS: Final = (
    "@",
    "penstaart",
    "pestaart",
    "gbd",
    "dob",
    "d.o.b",
    "born",
    "birth",
    "jarig",
    "verjaar",
)
_PATTERNS: Final = tuple(
    map(
        re.compile,
        (
            r"geb(?:or|oor|dat|[^a-z]|\Z)",
            r"[(\[{<] ?(?:at?|bij) ?[)\]}>]",
            r" at {1,2}[\w-]{1,63}(?:[ (\[{<]{1,2}(?:dot|punt)|\.[a-z])",
            r"[°*] ?[0-9]",
        ),
    )
)
"""Parts of a text that make a full search necessary, in lower case."""

_NUMBERED: Final = re.compile(r" {1,3}(?:n[ro]\.? ?|(?:huis)?nummer ?|huisnr\.? ?)?[0-9]")
_LONGEST_ENDING: Final = max(map(len, STREET_ENDINGS))
_WEB: Final = re.compile(
    r"(?:https?://|www\.)(?!wa\.me/|(?:api|web)\.whatsapp|signal\.me/|t\.me/)[^\s()<>\"'\x00]+",
    re.IGNORECASE,
)
_CODES: Final = re.compile(r"[&%]")
"""What entities and percent-encoding begin with."""

_MARKUP: Final = str.maketrans(dict.fromkeys("\\*_`~[]", ""))
"""The other signs of Markdown, which a reader does not see."""

_SIGN: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A piece of text that identifies a person: its kind, start and end."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Country:
    """The detectors of one country, by the kind of data they find."""

    code: str
    detectors: Mapping[str, Detector]


NL: Final = Country("NL", {"phone": find_phone, "bsn": find_bsn, "address": find_address})
_EVERYWHERE: Final[Mapping[str, Detector]] = {
    "birth": find_birth_date,
    "iban": find_iban,
    "mail": find_mail,
}


def find_personal_data(text: str, countries: tuple[Country, ...] = (NL,)) -> Iterator[PersonalData]:
    """Iterate over personal data by kind; pieces do not overlap."""
    visible = visible_text(text)
    plain = visible.text.replace("\n", " ")
    if not _is_suspect(plain):
        return
    without_web = _WEB.sub(lambda match: " " * len(match[0]), plain)
    taken = bytearray(len(plain))
    for detectors in (_EVERYWHERE, *(country.detectors for country in countries)):
        for kind, find in detectors.items():
            for start, end in find(plain if kind == "mail" else without_web):
                if not any(taken[start:end]):
                    taken[start:end] = bytes([1]) * (end - start)
                    yield PersonalData(kind, *visible.source_span(start, end))


@lru_cache(maxsize=1)
def is_suspect(text: str) -> bool:
    """Return whether a text needs a full search; this is a quick test."""
    if text.isascii() and not _CODES.search(text) and not _is_suspect(text.translate(_MARKUP)):
        return False
    return _is_suspect(visible_text(text).text)


def _is_suspect(visible: str) -> bool:
    small = visible.lower()
    return (
        any(word in small for word in _WORDS)
        or any(pattern.search(small) for pattern in _PATTERNS)
        or bool(_DIGITS.search(_HARMLESS_DIGITS.sub("", visible)))
        or any(_is_numbered_street(small, match) for match in _NUMBERED.finditer(small))
    )


def _is_numbered_street(small: str, number: re.Match[str]) -> bool:
    start = number.start()
    return small[max(0, start - _LONGEST_ENDING) : start].endswith(STREET_ENDINGS)


def same(piece: str) -> str:
    """Return the spelling under which two pieces are compared."""
    return "".join(visible_text(piece).text.casefold().split())


def mask(piece: str) -> str:
    """Replace every letter and digit by an asterisk, because logs and reports are public."""
    return _SIGN.sub("*", piece)
