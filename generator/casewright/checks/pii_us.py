"""Detectors for the United States: social security number, address."""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.pii_detectors import Span
from casewright.checks.pii_gb import LIVES_AT, STREET

_SECURITY: Final = re.compile(
    r"(?<![\w£$€])(?<![0-9][.,/-])[0-9]{3}([ -])[0-9]{2}\1[0-9]{4}(?![0-9-])"
)
_NAMED: Final = re.compile(
    r"\b(?:ssn|social security)[^0-9\x00]{0,30}(?P<number>[0-9]{9})(?![0-9])", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    rf"(?<![\w$])[0-9]{{1,5}} (?:[\w'’.]{{1,20}} ){{1,3}}{STREET}\b\.?[^!?;\x00]{{1,40}}?"
    r"\b[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?(?![0-9])",
    re.IGNORECASE,
)


def find_identity(text: str) -> Iterator[Span]:
    """Find social security numbers that can exist."""
    spans = [match.span() for match in _SECURITY.finditer(text)]
    spans += (match.span("number") for match in _NAMED.finditer(text))
    yield from (span for span in spans if _is_security_number(text[slice(*span)]))


def _is_security_number(number: str) -> bool:
    from stdnum.us import ssn  # noqa: PLC0415  (slow to load, seldom needed)

    return ssn.is_valid(number.replace(" ", "-"))


def find_address(text: str) -> Iterator[Span]:
    """Find house numbers with a state and ZIP code, or where a person lives."""
    yield from (match.span() for match in _ADDRESS.finditer(text))
    yield from (match.span("address") for match in LIVES_AT.finditer(text))
