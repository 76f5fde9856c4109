"""The published cases, for exports.

A preview shows drafts, but no export, feed or metadata contains one.
"""

from casewright.cases.case import Status
from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase, CaseSummary
from casewright.views.ordering import numbered_cases


def public_cases(case_index: CaseIndex) -> tuple[CaseSummary, ...]:
    """Return the published cases by title."""
    return tuple(case for case in numbered_cases(case_index) if is_public(case))


def is_public(case: AnyCase) -> bool:
    """Return whether a case is published."""
    return case.status is Status.PUBLISHED


def is_whole(case_index: CaseIndex) -> bool:
    """Return whether all shown cases are published, so that their numbers are the same."""
    return all(map(is_public, case_index.cases))
