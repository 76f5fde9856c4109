"""The tables as a program and as a spreadsheet read them."""

import csv
import io
from typing import Any

import pytest

from casewright.cases.case import Case
from export.conftest import HOSTILE, SITE, Export


def read(text: str, separator: str = ";") -> list[dict[str | Any, str | Any]]:
    assert text.startswith("\ufeff"), "Excel knows UTF-8 by its mark"
    assert csv.Sniffer().sniff(text[1:]).delimiter == separator
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True))


def test_a_row_a_case_in_the_words_of_the_site(export: Export) -> None:
    english, plan, _ = read(export()["cases.csv"])
    assert plan == {
        "Id": "een-plan",
        "Titel": "Eén plan: “samen” verder",
        "In het kort": "Een gezin maakt zelf een plan.",
        "Organisaties": "MEE; Kwadraad",
        "Thema's": "Eigen kracht",
        "Periode": "maart 2012 – 2014",
        "Uitkomst": "Gelukt",
        "Taal": "Nederlands",
        "Aantal lessen": "2",
        "Aantal keer vervolg": "2",
        "Toegevoegd": "2026-02-03",
        "Laatst nagekeken": "2026-06-01",
        "Licentie": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/",
        "Adres": f"{SITE}praktijk/een-plan/",
    }
    assert english["Taal"] == "Engels"


def test_a_row_a_lesson_with_the_way_back(export: Export) -> None:
    first, second = read(export()["lessons.csv"])[1:]
    assert first["Les"] == "Vraag het de cliënt."
    assert first["Verhaal"] == "Eén plan: “samen” verder"
    assert first["Thema's"] == "Eigen kracht"
    assert (second["Thema's"], second["Adres"]) == (
        "Eigen regie",
        f"{SITE}praktijk/een-plan/#les-2",
    )


@pytest.mark.parametrize("name", ["cases.csv", "lessons.csv"])
def test_no_cell_is_a_formula(export: Export, cases: list[Case], hostile: Case, name: str) -> None:
    cases.append(hostile)
    rows = list(csv.reader(io.StringIO(export()[name][1:], newline=""), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip()[:1] in {*"=+-@", "\uff1d"}] == []
    assert [cell for cell in cells if cell[:1] in {"\t", "\r", "\n"}] == []
    assert f"'{HOSTILE}" in cells
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_lesson_that_looks_like_a_number_or_a_sum_is_text(
    export: Export, cases: list[Case], hostile: Case
) -> None:
    cases[:] = [hostile]
    lessons = [row["Les"] for row in read(export()["lessons.csv"])]
    assert lessons[1:] == ["'+31 6", "'-2", "'\uff1dfullwidth"]
    assert lessons[0].startswith("'=1+1")


class TestInEnglish:
    @pytest.fixture
    def config(self, config: dict[str, object]) -> dict[str, object]:
        return {**config, "theme": {"language": "en"}}

    def test_a_comma_parts_the_cells_where_numbers_have_a_point(self, export: Export) -> None:
        row = read(export()["cases.csv"], ",")[0]
        assert (row["Title"], row["Themes"]) == ("Another way", "Self-direction")
