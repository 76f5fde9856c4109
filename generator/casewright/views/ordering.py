"""The order of cases, by title.

Scripts refer to cases by number, which takes fewer bytes than an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.i18n.collation import sort_key


def numbered_cases(case_index: CaseIndex) -> tuple[CaseSummary, ...]:
    """Return the published cases by title; the index is the number of a case."""

    def key(case: CaseSummary) -> tuple[object, str]:
        return sort_key(case.title or case.id, case.language or case_index.language), case.id

    return tuple(sorted(case_index.cases, key=key))


@dataclass(frozen=True, slots=True)
class NumberedLesson:
    """A lesson: its case, its index there (from 0), and the theme it is listed under."""

    case: CaseSummary
    index: int
    theme: str

    def as_case(self) -> CaseSummary:
        """Return the case for filtering: with the lesson's own themes, if it has any."""
        themes = self.case.lessons[self.index].themes
        if not themes:
            return self.case
        return self.case.model_copy(update={"facets": {**self.case.facets, THEMES: themes}})


def numbered_lessons(case_index: CaseIndex) -> tuple[NumberedLesson, ...]:
    """Return the lessons of all published cases; the index is the number of a lesson."""
    order = {theme: place for place, theme in enumerate(case_index.vocabulary(THEMES).terms)}
    placed = sorted(_lessons(case_index), key=lambda lesson: order.get(lesson.theme, len(order)))
    return tuple(placed)


def _lessons(case_index: CaseIndex) -> Iterator[NumberedLesson]:
    for case in numbered_cases(case_index):
        for index, lesson in enumerate(case.lessons):
            themes = lesson.themes or case.terms(THEMES)
            yield NumberedLesson(case, index, themes[0] if themes else "")
