"""Detectors for Great Britain: National Insurance and NHS numbers, accounts, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.pii_detectors import Span

_INSURANCE: Final = re.compile(
    r"(?<![^\W_])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]"
    r"(?:[ -]?[0-9]{2}){3}[ -]?[A-D](?![^\W_])",
    re.IGNORECASE,
)
_HEALTH: Final = re.compile(
    r"(?<![\w£$€])(?<![0-9][.,/-])(?:[0-9]{3}([ -])[0-9]{3}\1[0-9]{4}|[0-9]{10})(?![0-9])"
)
_HEALTH_WORD: Final = re.compile(r"\bNHS\b[^0-9]{0,30}$", re.IGNORECASE)
_SORT: Final = r"[0-9]{2}([ -]?)[0-9]{2}\1[0-9]{2}"
_ACCOUNT: Final = re.compile(
    rf"(?<![0-9-]){_SORT}(?P<between>[^0-9\x00]{{1,40}})[0-9]{{8}}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{8}}(?P<back>[^0-9\x00]{{1,40}}){_SORT.replace('1', '4')}(?![0-9-])"
)
_ACCOUNT_WORD: Final = re.compile(r"\bsort|\bacc(?:oun)?t\b|\ba/c\b", re.IGNORECASE)
_POSTCODE: Final = r"[A-Z]{1,2}[0-9][A-Z0-9]?[ ]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}(?![^\W_])"
STREET: Final = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|terrace|place|pl|court|ct|way"
    r"|gardens|grove|hill|mews|row|square|walk|green|park|boulevard|blvd|circle|trail)"
)
_AT_POSTCODE: Final = re.compile(
    rf"(?<![^\W_])(?<![£$€])[0-9]{{1,4}}[A-Za-z]?,? [^\W\d_][^0-9!?;\x00]{{2,60}}\b{_POSTCODE}"
)
LIVES_AT: Final = re.compile(
    r"(?<![^\W_])(?i:lives?|lived|living|stays?|stayed|moved|home|address|resident)(?![^\W_])"
    r"[^.!?;0-9]{0,30}(?P<address>[0-9]{1,5}[A-Za-z]? (?:[A-Z][\w'’.]{0,19} ){1,3}"
    rf"(?i:{STREET})\b)"
)
_BEFORE: Final = 60
"""Characters before a number that are searched for its meaning."""


def find_identity(text: str) -> Iterator[Span]:
    """Find National Insurance numbers, and NHS numbers with a valid check digit."""
    yield from (match.span() for match in _INSURANCE.finditer(text))
    for match in _HEALTH.finditer(text):
        named = match[1] or _HEALTH_WORD.search(text[: match.start()][-_BEFORE:])
        if named and _is_health_number(match[0]):
            yield match.span()


def _is_health_number(number: str) -> bool:
    from stdnum.gb import nhs  # noqa: PLC0415  (slow to load, seldom needed)

    return nhs.is_valid(number)


def find_account(text: str) -> Iterator[Span]:
    """Find a sort code with the number of an account."""
    for match in _ACCOUNT.finditer(text):
        around = text[max(0, match.start() - _BEFORE) : match.start()]
        if _ACCOUNT_WORD.search(around + (match["between"] or match["back"])):
            yield match.span()


def find_address(text: str) -> Iterator[Span]:
    """Find house numbers with a postcode, or with a street in the context of living there."""
    yield from (match.span() for match in _AT_POSTCODE.finditer(text))
    yield from (match.span("address") for match in LIVES_AT.finditer(text))
