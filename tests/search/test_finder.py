"""Facets with their cases, and the files the browser loads."""

from casewright.cases.case import Lesson
from casewright.cases.index import CaseIndex
from casewright.search.finder import CHUNK, make_chunks, make_index, make_lesson_chunks
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import make_card
from casewright.views.choices import Facet, make_facets, make_lesson_facets
from casewright.views.find import SHOWN_TERMS, find_view, lessons_find_view
from casewright.views.lesson import lesson_entries


def facets_by_id(library: CaseIndex, settings: Settings) -> dict[str, Facet]:
    return {facet.id: facet for facet in make_facets(library, settings)}


def test_a_facet_without_cases_is_not_offered(library: CaseIndex, settings: Settings) -> None:
    assert list(facets_by_id(library, settings)) == ["outcome", "themes", "organisations", "years"]


def test_a_broader_term_holds_the_cases_of_the_narrower(
    library: CaseIndex, settings: Settings
) -> None:
    themes = facets_by_id(library, settings)["themes"].terms
    assert [(term.id, term.numbers) for term in themes] == [
        ("eigen-regie", (0, 1)),
        ("eigen-kracht", (1,)),
    ]


def test_a_period_counts_in_each_of_its_years(library: CaseIndex, settings: Settings) -> None:
    years = facets_by_id(library, settings)["years"].terms
    assert {term.id: term.numbers for term in years} == {
        "2016": (0,), "2014": (1,), "2013": (1,), "2012": (1,),
    }  # fmt: skip


def test_the_index_speaks_of_cases_by_number(library: CaseIndex, settings: Settings) -> None:
    index = make_index(make_facets(library, settings), 3)
    assert (index["total"], index["chunk"]) == (3, CHUNK)
    themes = index["facets"][1]["terms"]  # type: ignore[index]
    assert themes[0] == {
        "id": "eigen-regie",
        "label": "Eigen regie",
        "address": "themas/eigen-regie/",
        "words": ("zelfregie",),
        "cases": "AA",
    }


def test_cards_hold_only_what_a_case_has(library: CaseIndex, settings: Settings) -> None:
    cards = [make_card(case, library, settings) for case in numbered_cases(library)]
    (chunk,) = make_chunks(cards)
    assert chunk[2] == {"a": "praktijk/zonder/", "t": "Zonder iets"}  # type: ignore[index]
    assert chunk[1]["o"] == [("MEE", "organisaties/mee/")]  # type: ignore[index]


def test_a_lesson_is_chosen_by_its_own_themes_and_what_its_case_has(
    library: CaseIndex, settings: Settings
) -> None:
    plan = library.by_id["een-plan"]
    own = Lesson(lesson="Een andere les.", themes=("kanteling",))
    plan = plan.model_copy(update={"lessons": (*plan.lessons, own)})
    others = (case for case in library.cases if case.id != plan.id)
    library = CaseIndex.with_cases([plan, *others], library.vocabularies)
    facets = {facet.id: facet for facet in make_lesson_facets(library, settings)}
    assert [(term.id, term.numbers) for term in facets["themes"].terms] == [
        ("kanteling", (1,)),
        ("eigen-kracht", (0,)),
        ("eigen-regie", (0,)),
    ]
    assert [(term.id, term.numbers) for term in facets["outcome"].terms] == [("achieved", (0, 1))]


def test_a_lesson_travels_as_plain_words(library: CaseIndex, settings: Settings) -> None:
    cards = {case.id: make_card(case, library, settings) for case in library.cases}
    lessons = [lesson for _, lesson in lesson_entries(library, cards, settings)]
    ((lesson,),) = make_lesson_chunks(lessons)
    assert lesson == {
        "a": "praktijk/een-plan/#les-1",
        "t": "Één plan voor de jeugdzorg",
        "o": [("MEE", "organisaties/mee/")],
        "p": "2012 – 2014",
        "r": ("achieved", "Gelukt"),
        "s": ["Vraag het de cliënt."],
    }


def test_the_form_holds_a_few_choices_and_every_saying(
    library: CaseIndex, settings: Settings
) -> None:
    find = find_view(library, settings)
    assert all(len(facet.terms) <= SHOWN_TERMS for facet in find.facets)
    forms = {saying.form for saying in find.sayings if saying.key == "found"}
    assert forms == {"one", "other"}


def test_the_lessons_have_words_of_their_own(library: CaseIndex, settings: Settings) -> None:
    find = lessons_find_view(library, settings)
    said = {(saying.key, saying.form): saying.text for saying in find.sayings}
    assert said["found", "other"] == "{count} lessen"
    assert said["meant", "other"]
    assert said["show", "other"] == "Toon {count} lessen"
    assert find.total == 1
