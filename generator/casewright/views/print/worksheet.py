"""The worksheet: questions to talk about, with room to write under each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Term
from casewright.settings import Settings

_LINES_A_SHEET: Final = 24
_LINES_OF_A_QUESTION: Final = 2
_FEWEST_LINES: Final = 3
_MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Worksheet:
    """``lines`` is how much room there is for each answer."""

    questions: tuple[str, ...]
    lines: int


def worksheet_of(case: Case, case_index: CaseIndex, settings: Settings) -> Worksheet:
    """Take the author's questions, else good ones that fit what the case tells."""
    questions = questions_of(case, case_index, settings)
    lines = _LINES_A_SHEET // len(questions) - _LINES_OF_A_QUESTION
    return Worksheet(questions, min(_MOST_LINES, max(_FEWEST_LINES, lines)))


def questions_of(case: Case, case_index: CaseIndex, settings: Settings) -> tuple[str, ...]:
    """Give at least one question."""
    if case.workshop and case.workshop.questions:
        return case.workshop.questions
    return tuple(_standard_questions(case, case_index, settings))


def patterns_of(case: Case, case_index: CaseIndex) -> Iterator[Term]:
    """Give the case's terms that come with advice: they name something one can run into."""
    for facet, vocabulary in case_index.vocabularies.items():
        for id_ in case.terms(facet):
            term = vocabulary.terms.get(id_)
            if term and (term.before or term.during or term.after):
                yield term


def _standard_questions(case: Case, case_index: CaseIndex, settings: Settings) -> Iterator[str]:
    """Ask from the story to one's own work: as many as fit a sheet with room to write."""
    t = settings.catalogue.t
    if case.why:
        yield t("worksheet.why")
    if case.outcome or case.how:
        yield t(f"worksheet.{case.outcome or 'how'}")
    pattern = next(patterns_of(case, case_index), None)
    if pattern:
        yield t("worksheet.pattern", pattern=pattern.label.text(settings.language))
    elif case.reflection:
        yield t("worksheet.reflection")
    if case.lessons:
        yield t("worksheet.lessons")
    yield t("worksheet.step")
