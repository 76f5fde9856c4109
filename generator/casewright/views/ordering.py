"""The numbers of the cases: their places in the order of the titles.

Everything a browser loads speaks of cases by number, because a number costs a few bits and an
address a few dozen bytes.
"""

from functools import cache

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.locale.folding import fold


def numbered_cases(case_index: CaseIndex) -> tuple[CaseSummary, ...]:
    """Give the shown cases in the order of their titles; a case's number is its place here."""
    return tuple(sorted(case_index.cases, key=_title_key))


def _title_key(case: CaseSummary) -> tuple[str, str]:
    return (_letters(case.title or case.id), case.id)


@cache
def _letters(title: str) -> str:
    """Order as a reader would: accents, capitals, quotes and other marks do not count."""
    return "".join(mark for mark in fold(title) if mark.isalnum() or mark == " ").strip()
