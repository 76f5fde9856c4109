"""Telephone numbers by the numbering plan of a country, as ``phonenumbers`` knows it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from casewright.checks.pii_detectors import Detector, Span

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_CANDIDATE: Final = re.compile(
    r"(?<![\w€$£])(?<![0-9][.,/:-])(?:\+|\(?0|\(?[2-9][0-9]{2}[) .-])(?:[ ()./-]{0,3}[0-9]){6,14}"
    r"(?![0-9])"
)
"""A number with an international prefix, a trunk prefix, or an area code apart."""

_ORGANISATIONS: Final = ("TOLL_FREE", "PREMIUM_RATE", "SHARED_COST", "UAN")
"""The kinds of telephone numbers that only organisations have."""


def phone_finder(region: str) -> Detector:
    """Return a detector of telephone numbers that can belong to a person."""

    def find(text: str) -> Iterator[Span]:
        for match in _CANDIDATE.finditer(text):
            for start, end in find_numbers(match[0], region):
                yield match.start() + start, match.start() + end

    return find


def find_numbers(written: str, region: str) -> Iterator[Span]:
    """Find valid numbers that do not belong to organisations only."""
    import phonenumbers  # noqa: PLC0415  (slow to load, seldom needed)

    for match in phonenumbers.PhoneNumberMatcher(written, region):
        if not is_organisations(match.number):
            yield match.start, match.end


def is_organisations(number: "PhoneNumber") -> bool:
    """Return whether only organisations have numbers of this kind."""
    import phonenumbers  # noqa: PLC0415  (slow to load, seldom needed)

    kinds = {getattr(phonenumbers.PhoneNumberType, kind) for kind in _ORGANISATIONS}
    return phonenumbers.number_type(number) in kinds
