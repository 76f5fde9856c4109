"""What may leave the site: the cases that are public, whatever a preview shows besides.

A draft is on the screen of who writes it and nowhere else; no export, feed or description for
machines ever holds one.
"""

from casewright.cases.case import Status
from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase, CaseSummary
from casewright.views.by_title import numbered_cases


def public_cases(case_index: CaseIndex) -> tuple[CaseSummary, ...]:
    """Give the published cases, in the order of their titles."""
    return tuple(case for case in numbered_cases(case_index) if is_public(case))


def is_public(case: AnyCase) -> bool:
    """Tell whether a case may be handed on."""
    return case.status is Status.PUBLISHED


def is_whole(case_index: CaseIndex) -> bool:
    """Tell whether everything that is shown is public: the numbers of the cases then agree."""
    return all(map(is_public, case_index.cases))
