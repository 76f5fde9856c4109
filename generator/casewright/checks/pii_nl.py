"""Detectors for the Netherlands: citizen service number, telephone number, address.

Numbers of organisations only (0800, 0900, 088, 14 0xx) and postal boxes are not personal data.
``phonenumbers`` decides whether digits are a telephone number.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casewright.checks.pii_detectors import Span
from casewright.checks.pii_phone import find_numbers, is_organisations

REGION: Final = "NL"

_BSN: Final = re.compile(
    r"""(?<![\w€$£+])(?<![\w€$£][.,/:-])(?<![€£][ ])
    (?:[0-9]{9}(?![.,/-][0-9])
    |(?:[0-9]{4}([. -])[0-9]{2}\1[0-9]{3}
    |[0-9]{3}(?:[ ]|[ ]?[./-][ ]?)[0-9]{3}(?:[ ]|[ ]?[./-][ ]?)[0-9]{3}
    |[0-9]{2}([. -])[0-9]{2}\2[0-9]{2}\2[0-9]{3})(?![.,/ -]?[0-9]))
    (?!\w|[ ]?%|[ ]?(?:euro|eur|miljoen|mln)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_BSN: Final = re.compile(
    r"(?<![^\W_])(?:bsn|burger[ ]?service[ -]?(?:nummer|nr)|sofi(?:[ -]?(?:nummer|nr))?"
    r"|citizen[ ]service[ ]number)(?:[^\W\d_]{0,10})[^0-9\x00]{0,30}"
    r"(?P<number>[0-9](?:[ ./-]{0,3}[0-9]){7,8})(?![0-9])",
    re.IGNORECASE,
)
_BSN_SEPARATOR: Final = re.compile(r"[ ./-]+")
_OTHER_NUMBER: Final = re.compile(
    r"(?<![^\W_])(?:rsin|isbn(?:-?1[03])?|issn|ean|doi|kvk|btw|vat|ecli|fiscaal|eur|euro)"
    r"(?:[ -]?(?:nummer|nr))?[\s.:=-]{0,3}$",
    re.IGNORECASE,
)
"""A word right before a number that makes it another kind of number."""

_PHONE: Final = re.compile(
    r"""(?:(?<![\w+])|(?<=\btel)|(?<=\bmob))(?<![0-9][.,/:-])(?<!€[ ])
    (?:\(?(?:\+|00)[ ]?31\)?[ ./-]{0,2}(?:\(0\)|0(?=[ ]?[1-9]))?(?:[ ()./-]{0,3}[0-9]){9}
    |31[ -]?6(?:[ -]?[0-9]){8}
    |\(?0\)?[ ]?[-/.]?[ ]?[1-9](?:[ ()./-]{0,3}[0-9]){8})
    (?![0-9])""",
    re.VERBOSE,
)
_FOREIGN: Final = re.compile(r"(?<![\w+])(?:\+|00)[ ]?[1-9](?:[ ()./-]{0,3}[0-9]){7,14}(?![0-9])")
_LINKED: Final = re.compile(
    r"\b(?:wa\.me/|phone=|signal\.me/\#p/|t\.me/|tel:|sms:|callto:)"
    r"(?P<number>\+?[0-9(][0-9 ().-]{6,20}[0-9])",
    re.IGNORECASE,
)
_NO_PHONE: Final = re.compile(
    r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2}(?![0-9])"
    r"|[0-9]{2}[.:][0-9]{2}[ ]?-[ ]?[0-9]{2}[.:][0-9]{2}|0\.[0-9]{4}"
)
"""A date, opening hours or a fraction."""

_ADDITION: Final = (
    r"(?:[ -]?(?:[A-Za-z]|bis|hs|huis|rood|zwart|I{1,3}|IV|V)(?![^\W_])"
    r"|[-/][0-9]{1,4}(?![0-9])|-[A-Z][0-9]{1,3}(?![^\W_]))"
)
_HOUSE: Final = rf"(?:(?:nr|no|nummer|huisnummer|huisnr)\.?:?[ ]?)?[0-9]{{1,5}}{_ADDITION}?"
_POSTCODE: Final = (
    r"(?:[1-9][0-9]{3}[ ]{0,2}(?!SA|SD|SS)[A-Z]{2}|[1-9][0-9]{3}(?!sa|sd|ss)[a-z]{2})(?![^\W_])"
)
_PLACE: Final = r"(?:'s-)?[A-ZÀ-Þ][\w'’-]{1,30}"
_AT_NUMBER: Final = re.compile(
    rf"(?<![^\W_])(?P<word>[^\W\d_][\w'’.-]{{0,60}})[ ]{{1,3}}{_HOUSE}(?![^\W_])"
)
_POSTAL_BOX: Final = re.compile(r"postbus|po[ .]?box|antwoordnummer", re.IGNORECASE)
_THEN_POSTCODE: Final = re.compile(
    rf"[ ,;()|/-]{{1,6}}(?:te[ ])?(?:{_PLACE}(?:[ ]{_PLACE})?[ ,;()-]{{1,4}})?"
    rf"(?:postcode:?[ ])?{_POSTCODE}"
)
_THEN_SMALL_POSTCODE: Final = re.compile(r"[ ,;-]{1,3}[1-9][0-9]{3}[ ][a-z]{2}(?![^\W_])")
_POSTCODE_FIRST: Final = re.compile(
    rf"(?<![^\W_]){_POSTCODE}(?:[ ,;/|-]{{1,5}}|,?[ ](?:en|met)[ ](?=nr|no|huis))"
    rf"(?P<house>{_HOUSE})"
    r"(?![^\W_]|[.,][0-9]|[ ]?%|[ ](?:uur|mensen|bewoners|euro|januari|februari|maart|april|mei"
    r"|juni|juli|augustus|september|oktober|november|december)\b)"
)
STREET_ENDINGS: Final = (
    *("straat", "str.", "laan", "weg", "plein", "gracht", "kade", "singel", "dijk", "hof", "steeg"),
    *("pad", "plantsoen", "dreef", "wal", "markt", "oord", "baan", "kamp", "veld", "hage"),
)
_STREET_NAME: Final = re.compile(
    r"(?<![^\W_])(?:Laan|Plein|Weg|Straat|Hof|Pad|Kade)(?:[ ][\w.'’-]{1,30}){0,3}[ ]$"
)
"""The words before the last one of a street such as ``Laan van Meerdervoort``."""

_THEN_PLACE: Final = re.compile(rf"(?:,[ ]|[ ]?\(|[ ](?:in|te)[ ]){_PLACE}")
_LIVES_AT: Final = re.compile(
    r"(?<![^\W_])(?:woon(?:t|de|den|achtig|adres)?|wonen(?:d|de)?|gewoond|(?:huis|thuis)?adres"
    r"|verhuis(?:t|de|d|den)|lives?|living|lived|address)(?![^\W_])[^.!?;0-9]*$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_BEFORE: Final = 60
_AFTER: Final = 80
"""Characters around a number that are searched for its meaning."""


def find_bsn(text: str) -> Iterator[Span]:
    """Find citizen service numbers with a valid check digit."""
    spans = [match.span("number") for match in _NAMED_BSN.finditer(text)]
    others = (match for match in _BSN.finditer(text) if not _is_other_number(text, match.start()))
    spans += (match.span() for match in others)
    yield from (span for span in spans if _is_bsn(text[slice(*span)]))


def _is_other_number(text: str, start: int) -> bool:
    return bool(_OTHER_NUMBER.search(text, max(0, start - _BEFORE), start))


def _is_bsn(number: str) -> bool:
    from stdnum.nl import bsn  # noqa: PLC0415  (slow to load, seldom needed)

    return bsn.is_valid(_BSN_SEPARATOR.sub("", number))


def find_phone(text: str) -> Iterator[Span]:
    """Find Dutch and foreign telephone numbers that can belong to a person."""
    for match in _LINKED.finditer(text):
        number = match["number"]
        if _is_persons_phone(number if number[0] in "+0(" else f"+{number}"):
            yield match.span("number")
    for match in _PHONE.finditer(text):
        number = match[0]
        if _NO_PHONE.match(number) or _is_other_number(text, match.start()):
            continue
        if _is_persons_phone(f"+{number}" if number.startswith("31") else number):
            yield match.span()
    for match in _FOREIGN.finditer(text):
        for start, end in find_numbers(match[0], REGION):
            yield match.start() + start, match.start() + end


@lru_cache(maxsize=256)
def _is_persons_phone(written: str) -> bool:
    import phonenumbers  # noqa: PLC0415  (slow to load, seldom needed)

    digits = re.sub(r"[^0-9+]", "", written.replace("(0)", "0", 1))
    digits = re.sub(r"^(?:\+|00)310?", "+31", digits)
    try:
        number = phonenumbers.parse(digits, REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and not is_organisations(number)


def find_address(text: str) -> Iterator[Span]:
    """Find house numbers with a postcode, or with a street in the context of living there."""
    for match in _AT_NUMBER.finditer(text):
        if _POSTAL_BOX.fullmatch(match["word"]):
            continue
        start, end = match.span()
        window = text[end : end + _AFTER]
        after = _THEN_POSTCODE.match(window)
        if not after and _is_street(text, match):
            after = _THEN_PLACE.match(window) or _THEN_SMALL_POSTCODE.match(window)
            if not after and _LIVES_AT.search(text, max(0, start - _BEFORE), start):
                yield start, end
        if after:
            yield start, end + after.end()
    for match in _POSTCODE_FIRST.finditer(text):
        if not _YEAR.fullmatch(match["house"]):
            yield match.span()


def _is_street(text: str, match: re.Match[str]) -> bool:
    word, start = match["word"].lower(), match.start()
    if word.endswith(STREET_ENDINGS) and word not in STREET_ENDINGS:
        return True
    return bool(_STREET_NAME.search(text, max(0, start - _BEFORE), start))
