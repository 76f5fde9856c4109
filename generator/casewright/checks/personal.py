"""Finding in a text what identifies a person: numbers, addresses and dates of birth.

A text is looked at as NFKC has it, so that signs of another width hide nothing; what is found is
given as the author typed it. The arithmetic of numbers is left to libraries made for it, which
are loaded only where there is something like such a number.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_POSTCODE: Final = r"[1-9][0-9]{3}\s?(?!SA|SD|SS)[A-Z]{2}(?![^\W_])"
_FIGURES: Final = re.compile(r"[0-9](?:(?:[\s().-]{0,3}[0-9]){6,}|[0-9]{3}\s?[A-Z]{2})")
"""Many digits, or what looks like a postal code."""

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEB: Final = re.compile(r"https?://[^\s()<>\"']+")
_SIGN: Final = re.compile(r"[^\W_]")

_IBAN: Final = re.compile(
    r"(?<![^\W_])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}(?![^\W_])", re.IGNORECASE
)
_BSN: Final = re.compile(
    r"""(?<![\w€])(?<![\d€][ .,/-])
    (?:\d{9}|\d{4}[. -]\d{2}[. -]\d{3}|\d{3}([ -])\d{3}\1\d{3})
    (?![.,/ -]?\d|\w|\s?%|\s?euro)""",
    re.VERBOSE,
)
_NAMED_BSN: Final = re.compile(
    r"(?:\bbsn|burgerservicenummer|\bsofi-?nummer)\W{0,3}(?:(?:is|nr|nummer)\W{1,3})?"
    r"(?P<it>\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?<![\w.,/-])(?!\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d))"
    r"\(?[+0][\d\s()./-]{7,20}(?<=\d)"
)
_MAIL: Final = re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_NOBODYS: Final = re.compile(r"[@.](?:example(?:\.(?:com|net|org))?|test|invalid)", re.IGNORECASE)
"""Domains that are set apart for examples."""

_HOUSE: Final = r"\d{1,5}(?:\s?[A-Za-z](?![^\W_])|[-/]\w{1,4})?"
_ADDRESS: Final = re.compile(
    rf"""(?<![^\W_])(?:
    (?!postbus|Postbus)[^\W\d_][\w.'’-]{{0,60}}+\s+{_HOUSE}(?:\s*,\s*|\s+){_POSTCODE}
    |{_POSTCODE}(?:\s*,\s*|\s+|-)(?:(?:nr|nummer|huisnummer)\.?\s*)?{_HOUSE}(?![^\W_]|[.,]\d|\s?%)
    )""",
    re.VERBOSE,
)
_DATE: Final = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|"
    r"\d{1,2}(?:[-/. ]\s?\d{1,2}[-/. ]\s?|\s+[^\W\d_]{3,9}\.?\s+)(?:\d{4}|\d{2}))(?!\d)"
)
_BIRTH: Final = re.compile(
    r"\b(?:geboren|geboortedatum|geboortedag|geb\.?|born|date\s+of\s+birth|birth\s?date)(?!\w)"
    rf"[^.!?;\d]{{0,40}}(?P<it>{_DATE})",
    re.IGNORECASE,
)
_DUTCH_BIRTH: Final = re.compile(r"geb(?:or|oor|\W|$)")
_ENGLISH_BIRTH: Final = ("born", "birth")
MOST_TRIES: Final = 1000
"""Figures of one text that are looked at and turn out to be no telephone number."""

_ORGANISATIONS: Final = ("TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "UAN")
"""Kinds of telephone numbers that only organisations have."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of a text that identifies a person: of which kind, and from where to where."""

    kind: str
    start: int
    end: int


def personal_in(text: str) -> Iterator[Personal]:
    """Find what identifies a person, in the order of the kinds; no piece is of two kinds."""
    plain, places = _plain(text)
    if not is_suspect(plain):
        return
    without_web = _WEB.sub(lambda match: " " * len(match[0]), plain)
    taken = bytearray(len(plain))
    for kind, find in _FINDERS.items():
        for start, end in find(plain if kind == "mail" else without_web):
            if not any(taken[start:end]):
                taken[start:end] = bytes([1]) * (end - start)
                yield Personal(kind, places[start], places[end])


@lru_cache(maxsize=1)
def is_suspect(text: str) -> bool:
    """Tell at a glance whether to look closer: nearly every text holds nothing of the kind."""
    small = text.lower()
    return (
        "@" in text
        or any(word in small for word in _ENGLISH_BIRTH)
        or bool(_DUTCH_BIRTH.search(small))
        or any(not _ISO_DATE.fullmatch(match[0]) for match in _FIGURES.finditer(text))
    )


def unfolded(text: str) -> str:
    """Give a text as NFKC has it; nearly every text is that already."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def same(piece: str) -> str:
    """Give the spelling under which two pieces are compared."""
    folded = unicodedata.normalize("NFKC", piece).casefold()
    return "".join(folded.split())


def masked(piece: str) -> str:
    """Put a star for every letter and digit: logs are public, and so is a report."""
    return _SIGN.sub("*", piece)


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Give a text as NFKC has it, on one line, and the place of each of its signs as typed."""
    if text.isascii():
        return text.replace("\n", " "), range(len(text) + 1)
    signs = [unicodedata.normalize("NFKC", sign) for sign in text]
    places = [place for place, sign in enumerate(signs) for _ in sign]
    return "".join(signs).replace("\n", " "), [*places, len(text)]


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN.finditer(text):
        from stdnum import iban  # noqa: PLC0415  (slow to load, seldom needed)

        number = match[0]
        while number and not iban.is_valid(number, check_country=False):
            number = number.rpartition(" ")[0]
        if number:
            yield match.start(), match.start() + len(number)


def _bsns(text: str) -> Iterator[tuple[int, int]]:
    spans = [match.span("it") for match in _NAMED_BSN.finditer(text)]
    for start, end in (*spans, *(match.span() for match in _BSN.finditer(text))):
        from stdnum.nl import bsn  # noqa: PLC0415  (slow to load, seldom needed)

        if bsn.is_valid(text[start:end]):
            yield start, end


def _phones(text: str) -> Iterator[tuple[int, int]]:
    if not _PHONE.search(text):
        return
    import phonenumbers  # noqa: PLC0415  (slow to load, seldom needed)

    kinds = {getattr(phonenumbers.PhoneNumberType, kind) for kind in _ORGANISATIONS}
    for match in phonenumbers.PhoneNumberMatcher(text, "NL", max_tries=MOST_TRIES):
        start = match.start
        if _PHONE.match(text, start) and phonenumbers.number_type(match.number) not in kinds:
            yield start, match.end


def _mails(text: str) -> Iterator[tuple[int, int]]:
    for match in _MAIL.finditer(text):
        if not _NOBODYS.search(match[0]):
            yield match.span()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _ADDRESS.finditer(text))


def _births(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("it") for match in _BIRTH.finditer(text))


_FINDERS: Final[Mapping[str, Callable[[str], Iterator[tuple[int, int]]]]] = {
    "birth": _births,
    "iban": _ibans,
    "phone": _phones,
    "bsn": _bsns,
    "address": _addresses,
    "mail": _mails,
}
