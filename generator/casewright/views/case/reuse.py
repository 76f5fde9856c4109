"""What a case's page offers to who wants to use it elsewhere: a reference, and a description."""

from dataclasses import dataclass

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.settings import Settings
from casewright.views.case import CaseView
from casewright.views.citation import Citation, cite
from casewright.views.exports import Json
from casewright.views.licence import Licence, licence_of_case
from casewright.views.linked import case_description
from casewright.views.public import is_public


@dataclass(frozen=True, slots=True)
class Reuse:
    """How to refer to a case, what it is about in the words of schema.org, and the licence."""

    citation: Citation
    description: Json
    licence: Licence | None


def reuse_of(case: Case, view: CaseView, case_index: CaseIndex, settings: Settings) -> Reuse | None:
    """Work out what is offered; a case that is not public offers nothing."""
    if not is_public(case):
        return None
    return Reuse(
        cite(case, view.card, settings),
        case_description(case, view.card, view.images, case_index, settings),
        licence_of_case(case, settings),
    )
