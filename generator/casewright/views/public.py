"""What may leave the site: the cases that are public, whatever a preview shows besides.

A draft is on the screen of who writes it and nowhere else; no export, feed or description for
machines ever holds one.
"""

from casewright.cases.case import Case, Status
from casewright.cases.library import Library
from casewright.views.by_title import numbered_cases


def public_cases(library: Library) -> tuple[Case, ...]:
    """Give the published cases, in the order of their titles."""
    return tuple(case for case in numbered_cases(library) if is_public(case))


def is_public(case: Case) -> bool:
    """Tell whether a case may be handed on."""
    return case.status is Status.PUBLISHED


def is_whole(library: Library) -> bool:
    """Tell whether everything that is shown is public: the numbers of the cases then agree."""
    return all(map(is_public, library.cases))
