"""Words inside words: found where they are words, left alone where they are not."""

import pytest

from casewright.locale.folding import fold, folded_words
from casewright.search.compounds import Compounds, compounds_of, word_list

MET = ("jeugd", "zorg", "client", "ondersteuner", "beleid", "medewerkers", "wijk", "team", "waar")


@pytest.fixture
def dutch() -> Compounds:
    return compounds_of(MET, "nl")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("jeugdzorg", {"jeugd", "zorg"}),
        ("clientondersteuner", {"client", "ondersteuner"}),
        ("beleidsmedewerkers", {"beleid", "medewerkers"}),
        ("wijkenteam", {"wijken", "team"}),
        ("netwerkorganisatie", {"netwerk", "organisatie"}),
        ("jeugdzorgorganisatie", {"jeugd", "zorg", "organisatie"}),
    ],
)
def test_a_compound_gives_its_parts(dutch: Compounds, word: str, parts: set[str]) -> None:
    assert dutch.parts(word) >= parts


@pytest.mark.parametrize("word", ["kinderen", "waarderen", "verzorgen", "netwerk", "onderzoek"])
def test_a_simple_word_stays_whole(dutch: Compounds, word: str) -> None:
    assert not dutch.parts(word)


def test_what_nobody_wrote_is_no_part(dutch: Compounds) -> None:
    assert not dutch.parts("kwadraatzorg")


def test_a_language_without_a_list_cuts_nothing() -> None:
    assert not compounds_of(MET, "xx").parts("jeugdzorg")


def test_the_list_never_says_yes_and_no_to_a_word() -> None:
    dutch = word_list("nl")
    assert dutch.heads
    assert not dutch.heads & dutch.whole


def test_folding_takes_accents_and_capitals_away() -> None:
    assert fold("CLIËNT") == "client"
    assert folded_words("Eén cliënt, 2 Cliënten.") == {"een", "client", "clienten"}
