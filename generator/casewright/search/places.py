"""Places: where the lessons stand in the texts of their cases, so that a text also finds lessons.

The full-text search knows cases, and tells where in a text a word stands. With the places of the
lessons a browser knows which lessons that are, without loading a single text. Numbers as letters
(see ``coding``), because a collection may have forty thousand lessons.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from casewright.cases.library import Library
from casewright.search.coding import code_numbers
from casewright.search.records import Record
from casewright.views.by_theme import numbered_lessons
from casewright.views.by_title import numbered_cases


def make_places(records: Sequence[Record], library: Library) -> Mapping[str, str]:
    """Give, in the order of the cases, what ``find-lessons.js`` reads.

    ``counts`` are the numbers of lessons by case, ``starts`` the place of each first one,
    ``lengths`` the words of every lesson with its mark, ``numbers`` the steps from each lesson's
    number to the next one's.
    """
    cases = numbered_cases(library)
    numbers: dict[str, list[int]] = {case.id: [0] * len(case.lessons) for case in cases}
    for number, lesson in enumerate(numbered_lessons(library)):
        numbers[lesson.case.id][lesson.index] = number
    flat = tuple(chain.from_iterable(numbers[case.id] for case in cases))
    places = [record.lesson_places for record in records]
    return {
        "counts": code_numbers(len(case.lessons) for case in cases),
        "starts": code_numbers(marks[0] for marks in places if marks),
        "lengths": code_numbers(b - a for marks in places for a, b in pairwise(marks)),
        "numbers": code_numbers(_signless(b - a) for a, b in pairwise((0, *flat))),
    }


def _signless(step: int) -> int:
    """Write a step forward as an even number and a step back as an odd one."""
    return 2 * step if step >= 0 else -2 * step - 1
