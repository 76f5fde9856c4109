"""Ids and web addresses: one before, at, and one after each boundary."""

import pytest

from casewright.cases.fields import address_of, is_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab", False),
        ("abc", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("een-2-drie", True),
        ("een--twee", False),
        ("-een", False),
        ("een-", False),
        ("Een", False),
        ("één", False),
    ],
)
def test_an_id_has_three_to_64_letters_digits_and_single_hyphens(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_id(text) is expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://voorbeeld.nl/a", "https://voorbeeld.nl/a"),
        ("http://voorbeeld.nl", "http://voorbeeld.nl"),
        ("www.voorbeeld.nl/a", "https://www.voorbeeld.nl/a"),
        ("soep", ""),
        ("javascript:x", ""),
    ],
)
def test_the_address_of_a_text_is_complete_or_empty(text: str, address: str) -> None:
    assert address_of(text) == address
