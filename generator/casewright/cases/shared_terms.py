"""Find the elements that most sets contain, for a whole collection at once.

A set is an integer whose bit *n* says whether element *n* is in it. The counts of all elements are
kept as binary digits, one integer for each digit, and a set is added to all counts by binary
addition with carry. So the number of steps does not depend on the number of cases.
"""

from collections.abc import Iterable, Iterator


def most_shared(sets: Iterable[int]) -> Iterator[int]:
    """Return every element of any of the sets: those in most sets first, then in order."""
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
    """Return the set of the elements that have a count."""
    places = -1
    for number, digit in enumerate(digits):
        places &= digit if count >> number & 1 else ~digit
    return places


def _places(places: int) -> Iterator[int]:
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
