"""What the page of a case offers for reuse: citation, metadata, licence, a follow-up."""

from dataclasses import dataclass

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.case.citation import Citation, cite
from casewright.views.case.follow_up_link import FollowUpLink, follow_up_link
from casewright.views.case.licence import LicenceView, licence_of_case
from casewright.views.case.page import CaseView
from casewright.views.export.json import Json
from casewright.views.export.jsonld import case_description
from casewright.views.export.published import is_public


@dataclass(frozen=True, slots=True)
class Reuse:
    """Citation, schema.org metadata, licence, and the link to report a follow-up."""

    citation: Citation
    description: Json
    licence: LicenceView | None
    follow_up: FollowUpLink | None


def reuse_of(case: Case, view: CaseView, case_index: CaseIndex, settings: Settings) -> Reuse | None:
    """Return what is offered for a case; ``None`` for a draft."""
    if not is_public(case):
        return None
    return Reuse(
        cite(case, view.card, settings),
        case_description(case, view.card, view.images, case_index, settings),
        licence_of_case(case, settings),
        follow_up_link(case, settings),
    )
