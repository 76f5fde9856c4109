"""The word lists from which a browser corrects spelling."""

from casewright.search.spelling import list_words


def test_the_most_frequent_words_come_first_in_the_list_of_their_letter() -> None:
    words = list_words([("zorg", 2), ("zorgen", 5), ("buurt", 1)])
    assert words == {"b": ("buurt",), "z": ("zorgen", "zorg")}


def test_a_word_with_and_without_accents_is_one_in_its_usual_spelling() -> None:
    assert list_words([("client", 1), ("cliënt", 4)]) == {"c": ("cliënt",)}


def test_short_words_and_numbers_are_no_help() -> None:
    assert list_words([("wlz", 9), ("2024", 9)]) == {}
