"""Facets with their cases, and the files the browser loads."""

from casewright.cases.library import Library
from casewright.search.finder import CHUNK, make_chunks, make_index
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import make_card
from casewright.views.choices import Facet, make_facets
from casewright.views.find import SHOWN_TERMS, find_view


def facets_by_id(library: Library, settings: Settings) -> dict[str, Facet]:
    return {facet.id: facet for facet in make_facets(library, settings)}


def test_a_facet_without_cases_is_not_offered(library: Library, settings: Settings) -> None:
    assert list(facets_by_id(library, settings)) == ["themes", "outcome", "organisations", "years"]


def test_a_broader_term_holds_the_cases_of_the_narrower(
    library: Library, settings: Settings
) -> None:
    themes = facets_by_id(library, settings)["themes"].terms
    assert [(term.id, term.numbers) for term in themes] == [
        ("eigen-regie", (0, 1)),
        ("eigen-kracht", (1,)),
    ]


def test_a_period_counts_in_each_of_its_years(library: Library, settings: Settings) -> None:
    years = facets_by_id(library, settings)["years"].terms
    assert {term.id: term.numbers for term in years} == {
        "2016": (0,), "2014": (1,), "2013": (1,), "2012": (1,),
    }  # fmt: skip


def test_the_index_speaks_of_cases_by_number(library: Library, settings: Settings) -> None:
    index = make_index(make_facets(library, settings), 3, "pagefind.nl_0.pf_meta", "v1")
    assert (index["total"], index["chunk"]) == (3, CHUNK)
    themes = index["facets"][0]["terms"]  # type: ignore[index]
    assert themes[0] == {
        "id": "eigen-regie",
        "label": "Eigen regie",
        "address": "themas/eigen-regie/",
        "words": ("zelfregie",),
        "cases": "AA",
    }


def test_cards_hold_only_what_a_case_has(library: Library, settings: Settings) -> None:
    cards = [make_card(case, library, settings) for case in numbered_cases(library)]
    (chunk,) = make_chunks(cards)
    assert chunk[2] == {"a": "praktijk/zonder/", "t": "Zonder iets"}  # type: ignore[index]
    assert chunk[1]["o"] == [("MEE", "organisaties/mee/")]  # type: ignore[index]


def test_the_form_holds_a_few_choices_and_every_saying(
    library: Library, settings: Settings
) -> None:
    find = find_view(library, settings)
    assert all(len(facet.terms) <= SHOWN_TERMS for facet in find.facets)
    forms = {saying.form for saying in find.sayings if saying.key == "found"}
    assert forms == {"one", "other"}
