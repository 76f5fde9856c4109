"""Places: where the lessons stand in the texts of their cases, so that a text also finds lessons.

The full-text search knows cases, and tells where in a text a word stands. With the places of the
lessons a browser knows which lessons that are, without loading a single text. Numbers as letters
(see ``coding``), because a collection may have forty thousand lessons.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from casewright.cases.index import CaseIndex
from casewright.search.coding import code_numbers
from casewright.search.records import Record
from casewright.views.by_theme import numbered_lessons
from casewright.views.by_title import numbered_cases


def make_places(records: Sequence[Record], library: CaseIndex) -> Mapping[str, str]:
    """Give what ``find-lessons.js`` reads.

    In the order of the cases ``counts`` are the numbers of lessons, ``starts`` the place of each
    first one, and ``lengths`` the words of every lesson with its mark. In the order of the lessons
    ``steps`` lead from each one's case to the next one's, and ``places`` are theirs in the case.
    """
    cases = numbered_cases(library)
    numbers = {case.id: number for number, case in enumerate(cases)}
    lessons = numbered_lessons(library)
    marks = [record.lesson_places for record in records]
    owners = [numbers[lesson.case.id] for lesson in lessons]
    return {
        "counts": code_numbers(len(case.lessons) for case in cases),
        "starts": code_numbers(places[0] for places in marks if places),
        "lengths": code_numbers(b - a for places in marks for a, b in pairwise(places)),
        "steps": code_numbers(_signless(b - a) for a, b in pairwise((0, *owners))),
        "places": code_numbers(lesson.index for lesson in lessons),
    }


def _signless(step: int) -> int:
    """Write a step forward as an even number and a step back as an odd one."""
    return 2 * step if step >= 0 else -2 * step - 1
