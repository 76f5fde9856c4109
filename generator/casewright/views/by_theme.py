"""The numbers of the lessons: their places in the order of the themes.

As with the cases, a browser speaks of lessons by number. The order is that of the list without a
script: by the theme a lesson is about first, in the order of the vocabulary, then by its case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.views.by_title import numbered_cases


@dataclass(frozen=True, slots=True)
class Placed:
    """A lesson by its case and its place in it, from 0, with the theme it is listed under."""

    case: CaseSummary
    index: int
    theme: str

    def as_case(self) -> CaseSummary:
        """Give what the lesson is chosen by: all its case has, and its own themes if it has any."""
        themes = self.case.lessons[self.index].themes
        if not themes:
            return self.case
        return self.case.model_copy(update={"facets": {**self.case.facets, THEMES: themes}})


def numbered_lessons(case_index: CaseIndex) -> tuple[Placed, ...]:
    """Give the lessons of all shown cases; a lesson's number is its place here."""
    order = {theme: place for place, theme in enumerate(case_index.vocabulary(THEMES).terms)}
    placed = sorted(_lessons(case_index), key=lambda lesson: order.get(lesson.theme, len(order)))
    return tuple(placed)


def _lessons(case_index: CaseIndex) -> Iterator[Placed]:
    for case in numbered_cases(case_index):
        for index, lesson in enumerate(case.lessons):
            themes = lesson.themes or case.terms(THEMES)
            yield Placed(case, index, themes[0] if themes else "")
