"""The home page and the indexes of vocabularies, with few and with many terms."""

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.views.case.card import make_card
from casewright.views.listings.lists import home_view
from casewright.views.listings.vocabulary import facet_view
from views.collection import ORGANISATIONS, site_settings, story

NAMES = ("'t Trefpunt", "Élan", "Echo", "Zorg", "1nJeugd", *(f"Wijk {n:02}" for n in range(25)))
MANY = Vocabulary.model_validate(
    {"label": "Veel", "terms": {f"t-{n}": {"label": name} for n, name in enumerate(NAMES)}}
)


def index_of(themes: int) -> CaseIndex:
    cases = [story(f"verhaal-{n}", f"t-{n % themes}") for n in range(themes * 2)]
    return CaseIndex.with_cases(cases, {"themes": MANY, "organisations": ORGANISATIONS})


def test_the_home_page_has_twelve_themes_and_the_way_to_all() -> None:
    index, settings = index_of(themes=20), site_settings()
    cards = {case.id: make_card(case, index, settings) for case in index.cases}
    home = home_view(index, cards, settings)
    assert len(home.themes) == 12
    assert home.all_themes.label == "Bekijk alle 30 thema's"
    assert home.all_themes.address == "themas/"


def test_a_long_index_has_letters_without_regard_to_accents_and_signs() -> None:
    view = facet_view("themes", index_of(themes=2), site_settings())
    assert view.many
    assert [group.letter for group in view.groups] == ["#", "E", "T", "W", "Z"]
    assert [node.link.label for node in view.groups[1].nodes] == ["Echo", "Élan"]


def test_a_short_index_has_neither_letters_nor_a_filter() -> None:
    view = facet_view("organisations", index_of(themes=2), site_settings())
    assert not view.many
    assert [group.letter for group in view.groups] == [""]
