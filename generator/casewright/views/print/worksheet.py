"""The worksheet: questions with lines to write on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Term
from casewright.config.settings import Settings

_LINES_PER_PAGE: Final = 24
_LINES_PER_QUESTION: Final = 2
_MIN_LINES: Final = 3
_MAX_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Questions, the number of lines below each, and whether they are the author's."""

    questions: tuple[str, ...]
    lines: int
    own: bool


def worksheet_of(case: Case, case_index: CaseIndex, settings: Settings) -> Worksheet:
    """Return the author's questions, else the default ones that fit the case."""
    questions = questions_of(case, case_index, settings)
    lines = _LINES_PER_PAGE // len(questions) - _LINES_PER_QUESTION
    fitting = min(_MAX_LINES, max(_MIN_LINES, lines))
    return Worksheet(questions, fitting, has_questions(case))


def has_questions(case: Case) -> bool:
    """Return whether the author wrote questions, in the language of the case."""
    return bool(case.workshop and case.workshop.questions)


def questions_of(case: Case, case_index: CaseIndex, settings: Settings) -> tuple[str, ...]:
    """Return at least one question."""
    if case.workshop and case.workshop.questions:
        return case.workshop.questions
    return tuple(_standard_questions(case, case_index, settings))


def patterns_of(case: Case, case_index: CaseIndex) -> Iterator[Term]:
    """Return the terms of a case that have guidance."""
    for facet, vocabulary in case_index.vocabularies.items():
        for id_ in case.terms(facet):
            term = vocabulary.terms.get(id_)
            if term and (term.before or term.during or term.after):
                yield term


def _standard_questions(case: Case, case_index: CaseIndex, settings: Settings) -> Iterator[str]:
    """Return the default questions, as many as fit on a page."""
    t = settings.catalog.t
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
