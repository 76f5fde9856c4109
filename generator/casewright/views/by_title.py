"""The numbers of the cases: their places in the order of the titles.

Everything a browser loads speaks of cases by number, because a number costs a few bits and an
address a few dozen bytes.
"""

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.locale.folding import fold


def numbered_cases(library: Library) -> tuple[Case, ...]:
    """Give the shown cases in the order of their titles; a case's number is its place here."""
    return tuple(sorted(library.cases, key=_title_key))


def _title_key(case: Case) -> tuple[str, str]:
    """Order as a reader would: accents, capitals, quotes and other marks do not count."""
    letters = "".join(mark for mark in fold(case.title or case.id) if mark.isalnum() or mark == " ")
    return (letters.strip(), case.id)
