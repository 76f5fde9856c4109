"""Numbers as letters, and back as the browser's script reads them."""

import pytest

from casewright.search.coding import code_numbers, code_rising

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def read_numbers(letters: str) -> list[int]:
    numbers, number, scale = [], 0, 1
    for letter in letters:
        value = LETTERS.index(letter)
        number += value % 32 * scale
        scale *= 32
        if value < len(LETTERS) // 2:
            numbers.append(number)
            number, scale = 0, 1
    return numbers


@pytest.mark.parametrize("numbers", [[], [0], [31, 32, 33], [1023, 1024, 99_999], list(range(100))])
def test_numbers_come_back(numbers: list[int]) -> None:
    assert read_numbers(code_numbers(numbers)) == numbers


def test_rising_numbers_are_kept_as_steps() -> None:
    assert code_rising([0, 1, 2, 3]) == "AAAA"
    assert read_numbers(code_rising([4, 5, 40])) == [4, 0, 34]


def test_small_numbers_take_one_letter() -> None:
    assert len(code_numbers(range(32))) == 32
