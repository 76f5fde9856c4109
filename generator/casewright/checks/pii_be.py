"""Detectors for Belgium: national register number, address."""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks import pii_nl
from casewright.checks.pii_detectors import Span

_REGISTER: Final = re.compile(
    r"(?<![\w€$£])(?<![0-9][.,/-])[0-9]{2}([.]?)[0-9]{2}\1[0-9]{2}[ -]?[0-9]{3}[. ]?[0-9]{2}"
    r"(?![0-9])"
)
_ENDINGS: Final = "|".join(re.escape(ending) for ending in pii_nl.STREET_ENDINGS)
_ADDRESS: Final = re.compile(
    rf"(?<![^\W_])(?:[\w'’.-]{{0,40}}(?:{_ENDINGS}|lei|dreef)"
    r"|(?:rue|avenue|chaussée|place|boulevard|clos|allée)(?: [\w'’.-]{1,25}){1,5}),?"
    r" [0-9]{1,4}[A-Za-z]?(?:[ ,]{1,2}(?:bus|bte|boîte|box) ?\w{1,5})?[ ,()-]{1,4}"
    r"(?:B-)?[1-9][0-9]{3} [^\W\d_][\w'’-]{1,30}",
    re.IGNORECASE,
)


def find_identity(text: str) -> Iterator[Span]:
    """Find national register numbers with valid check digits."""
    spans = (match.span() for match in _REGISTER.finditer(text))
    yield from (span for span in spans if _is_register_number(text[slice(*span)]))


def _is_register_number(number: str) -> bool:
    from stdnum.be import nn  # noqa: PLC0415  (slow to load, seldom needed)

    return nn.is_valid(number)


def find_address(text: str) -> Iterator[Span]:
    """Find house numbers with a postcode and place, or where a person lives."""
    yield from (match.span() for match in _ADDRESS.finditer(text))
    yield from pii_nl.find_address(text)
