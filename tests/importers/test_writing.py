"""Written YAML parses to the values given, whatever people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.yaml.writer import Prose, Value, cleaned, field_lines
from importers.reading import values_in

SIGNS = "ab :#-|>%@`\"'\\\n\t[]{},&*!?~=<.\u00a0\u0085\u200b\u2028é1\r"
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=st.sampled_from(SIGNS), max_size=40))


def read_back(key: str, value: Value) -> object:
    return values_in("\n".join([*field_lines(key, value), "status: draft", ""]))[key]


def stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


@given(TEXTS)
def test_a_line_comes_back_as_it_was(text: str) -> None:
    assert read_back("title", text) == (cleaned(text) or None)


@given(TEXTS)
def test_prose_comes_back_as_it_was(text: str) -> None:
    assert stripped(read_back("why", Prose(text))) == (cleaned(text) or None)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_lists_and_what_lies_in_them_come_back(texts: list[str]) -> None:
    read = read_back("lessons", [Prose(text) for text in texts])
    assert isinstance(read, list)
    assert [stripped(item) for item in read] == [cleaned(text) or None for text in texts]
    quotes = read_back("quotes", [{"text": Prose(text), "by": text} for text in texts])
    assert isinstance(quotes, list)
    for quote, text in zip(quotes, texts, strict=True):
        assert stripped(quote["text"]) == quote["by"] == (cleaned(text) or None)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Koffie in de hal", "Koffie in de hal"),
        ("Koffie: een verhaal", '"Koffie: een verhaal"'),
        ("Nummer #1", '"Nummer #1"'),
        ("- een streepje", '"- een streepje"'),
        ("‘Wat nu?’", '"‘Wat nu?’"'),
        ("no", '"no"'),
        ("2024", '"2024"'),
        ('Zij zei "ja"', '"Zij zei \\"ja\\""'),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_line_is_quoted_only_where_a_reader_could_be_misled(text: str, written: str) -> None:
    assert list(field_lines("title", text)) == [f"title: {written}"]
