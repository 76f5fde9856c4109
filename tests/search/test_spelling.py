"""The word lists from which a browser corrects spelling."""

from casewright.search.spelling import list_words


def test_the_most_frequent_words_come_first_in_the_list_of_their_letter() -> None:
    words = list_words([("zorg", 2), ("zorgen", 5), ("buurt", 1)])
    assert words == {"b": ("buurt",), "z": ("zorgen", "zorg")}


def test_a_word_with_and_without_accents_is_one_in_its_usual_spelling() -> None:
    assert list_words([("client", 1), ("cliënt", 4)]) == {"c": ("cliënt",)}


def test_short_words_and_numbers_are_no_help() -> None:
    assert list_words([("wlz", 9), ("2024", 9)]) == {}


def test_a_word_is_listed_by_its_first_letter_whatever_its_last_sign() -> None:
    words = list_words([("covid19", 2), ("24uurs", 9), ("zorg", 1), ("idee\u00ebn", 1)])
    assert words == {"c": ("covid19",), "i": ("idee\u00ebn",), "z": ("zorg",)}
