"""Where the lessons stand in the texts of their cases, as the browser's script reads it."""

from itertools import accumulate, pairwise

from casewright.cases.index import CaseIndex
from casewright.search.places import make_places
from casewright.search.records import make_records
from casewright.settings import Settings
from casewright.views.by_theme import numbered_lessons
from casewright.views.by_title import numbered_cases
from search.test_coding import read_numbers


def test_every_lesson_stands_where_its_places_say(library: CaseIndex, settings: Settings) -> None:
    records = make_records(library, settings)
    for record, case in zip(records, numbered_cases(library), strict=True):
        words = record.text.split()
        told = [words[a + 1 : b] for a, b in pairwise(record.lesson_places)]
        assert len(told) == len(case.lessons)
        for between, lesson in zip(told, case.lessons, strict=True):
            assert between[0] == lesson.lesson.split()[0]


def test_numbers_are_those_of_the_lessons(library: CaseIndex, settings: Settings) -> None:
    told = make_places(make_records(library, settings), library)
    steps = [-(n + 1) // 2 if n % 2 else n // 2 for n in read_numbers(told["steps"])]
    owners = accumulate(steps)
    cases = numbered_cases(library)
    lessons = [
        (cases[owner].id, at)
        for owner, at in zip(owners, read_numbers(told["places"]), strict=True)
    ]
    assert lessons == [(lesson.case.id, lesson.index) for lesson in numbered_lessons(library)]
    assert read_numbers(told["counts"]) == [len(case.lessons) for case in cases]
