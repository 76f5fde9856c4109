"""Compounds are split into words; other words are not."""

import pytest

from casewright.search.analysis import read_words
from casewright.search.compounds import Compounds, learn_compounds

MET = (
    "jeugd", "zorg", "client", "ondersteuner", "beleid", "medewerkers", "wijk", "team", "waar",
    "beslissen", "spelen", "schrijven",
)  # fmt: skip


@pytest.fixture
def dutch() -> Compounds:
    return learn_compounds(MET, "nl")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("jeugdzorg", {"jeugd", "zorg"}),
        ("clientondersteuner", {"client", "ondersteuner"}),
        ("beleidsmedewerkers", {"beleid", "medewerkers"}),
        ("wijkenteam", {"wijken", "team"}),
        ("netwerkorganisatie", {"netwerk", "organisatie"}),
        ("beslisteam", {"beslis", "team"}),
        ("speelteam", {"speel", "team"}),
        ("schrijfteam", {"schrijf", "team"}),
        ("jeugdzorgorganisatie", {"jeugd", "zorg", "organisatie"}),
    ],
)
def test_a_compound_gives_its_parts(dutch: Compounds, word: str, parts: set[str]) -> None:
    assert dutch.split(word) >= parts


@pytest.mark.parametrize("word", ["kinderen", "waarderen", "verzorgen", "netwerk", "onderzoek"])
def test_a_simple_word_stays_whole(dutch: Compounds, word: str) -> None:
    assert not dutch.split(word)


def test_what_nobody_wrote_is_no_part(dutch: Compounds) -> None:
    assert not dutch.split("kwadraatzorg")


def test_a_language_without_a_list_cuts_nothing() -> None:
    assert not learn_compounds(MET, "xx").split("jeugdzorg")


def test_the_lists_never_say_yes_and_no_to_a_word() -> None:
    heads = read_words("compounds-nl")
    assert heads
    assert not heads & read_words("whole-nl")
