"""A case at a glance: few facts, chosen by vocabularies, counted by a rule that is shown."""

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.views.case.card import make_card
from casewright.views.case.glance import glance_of
from views.collection import ORGANISATIONS, THEMES, site_settings, story

EFFORT = {"label": "Moeite", "terms": {"veel": {"label": "Veel"}}}


def rows(case: Case, *, glance: bool) -> list[tuple[str, str]]:
    effort = Vocabulary.model_validate({**EFFORT, "glance": glance})
    words = {"themes": THEMES, "organisations": ORGANISATIONS, "effort": effort}
    index, settings = CaseIndex.with_cases([case], words), site_settings()
    shown = glance_of(case, make_card(case, index, settings), index, settings)
    return [(row.label, row.text or row.links[0].label) for row in shown]


def told(**fields: object) -> Case:
    case = story("een", "wijk", outcome="partly", **fields)
    return case.model_copy(update={"facets": {**case.facets, "effort": ("veel",)}})


def test_a_vocabulary_is_shown_if_the_site_says_so() -> None:
    case = told(sources=[{"title": "Een boek"}], follow_ups=[{"date": "2020", "text": "Later."}])
    support = ("Onderbouwing", "1 bron, 1 keer later nagevraagd")
    assert rows(case, glance=True) == [("Uitkomst", "Deels gelukt"), ("Moeite", "Veel"), support]
    assert rows(case, glance=False) == [("Uitkomst", "Deels gelukt"), support]


def test_a_single_fact_is_no_overview() -> None:
    assert rows(told(), glance=False) == []
