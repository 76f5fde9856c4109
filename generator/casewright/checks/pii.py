"""Find personal data in an author's text: numbers, addresses, dates of birth.

The text is searched as readers see it (``prose.visible_text``), and findings are reported by their
position in the source. Detectors are grouped by country.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casewright.checks import pii_be, pii_gb, pii_nl, pii_us
from casewright.checks.pii_detectors import Detector, find_birth_date, find_iban, find_mail
from casewright.checks.pii_phone import phone_finder
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

_OF_COUNTRY: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "BE": (re.compile(r"[0-9],? (?:B-)?[1-9][0-9]{3} [A-Za-z]"),),
    "GB": (
        re.compile(r"[A-Z]{2}(?:[ -]?[0-9]{2}){3}[ -]?[A-D]", re.IGNORECASE),
        re.compile(r"[A-Z][0-9][A-Z0-9]? {0,2}[0-9][A-Z]{2}(?![A-Z])"),
        pii_gb.LIVES_AT,
    ),
    "NL": (),
    "US": (re.compile(r"[A-Z]{2} [0-9]{5}"), pii_gb.LIVES_AT),
}
"""Parts of a text that make a full search necessary in a country."""

_NUMBERED: Final = re.compile(r" {1,3}(?:n[ro]\.? ?|(?:huis)?nummer ?|huisnr\.? ?)?[0-9]")
_LONGEST_ENDING: Final = max(map(len, pii_nl.STREET_ENDINGS))
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


COUNTRIES: Final[Mapping[str, Mapping[str, Detector]]] = {
    "BE": {
        "identity": pii_be.find_identity,
        "phone": phone_finder("BE"),
        "address": pii_be.find_address,
    },
    "GB": {
        "identity": pii_gb.find_identity,
        "iban": pii_gb.find_account,
        "phone": phone_finder("GB"),
        "address": pii_gb.find_address,
    },
    "NL": {"phone": pii_nl.find_phone, "bsn": pii_nl.find_bsn, "address": pii_nl.find_address},
    "US": {
        "identity": pii_us.find_identity,
        "phone": phone_finder("US"),
        "address": pii_us.find_address,
    },
}
"""The detectors of each country, by the kind of data they find."""

_EVERYWHERE: Final[Mapping[str, Detector]] = {
    "birth": find_birth_date,
    "iban": find_iban,
    "mail": find_mail,
}


def find_personal_data(text: str, countries: Sequence[str] = ("NL",)) -> Iterator[PersonalData]:
    """Iterate over personal data by kind; pieces do not overlap."""
    visible = visible_text(text)
    plain = visible.text.replace("\n", " ")
    if not _is_suspect(plain, countries):
        return
    without_web = _WEB.sub(lambda match: " " * len(match[0]), plain)
    taken = bytearray(len(plain))
    for detectors in (_EVERYWHERE, *map(COUNTRIES.__getitem__, countries)):
        for kind, find in detectors.items():
            for start, end in find(plain if kind == "mail" else without_web):
                if not any(taken[start:end]):
                    taken[start:end] = bytes([1]) * (end - start)
                    yield PersonalData(kind, *visible.source_span(start, end))


@lru_cache(maxsize=1)
def is_suspect(text: str, countries: tuple[str, ...]) -> bool:
    """Return whether a text needs a full search; this is a quick test."""
    if text.isascii() and not _CODES.search(text):
        bare = text.translate(_MARKUP)
        if not _is_suspect(bare, countries):
            return False
    return _is_suspect(visible_text(text).text, countries)


def _is_suspect(visible: str, countries: Sequence[str]) -> bool:
    small = visible.lower()
    return (
        any(word in small for word in _WORDS)
        or any(pattern.search(visible) for one in countries for pattern in _OF_COUNTRY[one])
        or any(pattern.search(small) for pattern in _PATTERNS)
        or bool(_DIGITS.search(_HARMLESS_DIGITS.sub("", visible)))
        or any(_is_numbered_street(small, match) for match in _NUMBERED.finditer(small))
    )


def _is_numbered_street(small: str, number: re.Match[str]) -> bool:
    start = number.start()
    return small[max(0, start - _LONGEST_ENDING) : start].endswith(pii_nl.STREET_ENDINGS)


def same(piece: str) -> str:
    """Return the spelling under which two pieces are compared."""
    return "".join(visible_text(piece).text.casefold().split())


def mask(piece: str) -> str:
    """Replace every letter and digit by an asterisk, because logs and reports are public."""
    return _SIGN.sub("*", piece)
