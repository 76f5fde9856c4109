"""What stands in most of some sets, counted for a whole collection at once.

A set is a number whose bit *n* tells whether place *n* is in it. The counts are written in binary,
one number a digit (bit *n* of the first is the lowest digit of place *n*'s count), and a set is
added to all of them as one adds on paper: digit by digit, with a carry. Ten thousand cases take as
many steps as ten.
"""

from collections.abc import Iterable, Iterator


def most_shared(sets: Iterable[int]) -> Iterator[int]:
    """Give every place that is in any of the sets, those in most of them first, then in order."""
    digits: list[int] = []
    for carry in sets:
        _add(carry, digits)
    for count in reversed(range(1, 1 << len(digits))):
        yield from _places(_counted(count, digits))


def _add(carry: int, digits: list[int]) -> None:
    for number, digit in enumerate(digits):
        digits[number], carry = digit ^ carry, digit & carry
    if carry:
        digits.append(carry)


def _counted(count: int, digits: list[int]) -> int:
    """Give the set of the places that have a count."""
    places = -1
    for number, digit in enumerate(digits):
        places &= digit if count >> number & 1 else ~digit
    return places


def _places(places: int) -> Iterator[int]:
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
