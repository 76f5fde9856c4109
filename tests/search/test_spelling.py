"""The words from which a browser finds the one that was meant."""

from casewright.cases.index import CaseIndex
from casewright.search.records import make_records
from casewright.search.spelling import make_spelling
from casewright.settings import Settings


def test_words_lie_by_their_first_letter_in_their_own_spelling(
    library: CaseIndex, settings: Settings
) -> None:
    spelling = make_spelling(make_records(library, settings))
    assert spelling["c"] == "cliënt"
    assert spelling["f"] == "familieplan"


def test_the_word_of_most_cases_comes_first(library: CaseIndex, settings: Settings) -> None:
    words = make_spelling(make_records(library, settings))["e"].split()
    assert words[0] == "eigen"


def test_short_words_and_signs_are_left_out(library: CaseIndex, settings: Settings) -> None:
    spelling = make_spelling(make_records(library, settings))
    words = " ".join(spelling.values()).split()
    assert all(len(word) >= 4 for word in words)
    assert all(len(letter) == 1 and letter.isascii() for letter in spelling)
