"""Citations as reference managers read them."""

import html
import re

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from casewright.cases.case import Case
from export.conftest import HOSTILE, SITE, Export


def offered(page: str, form: str) -> str:
    found = re.search(rf'<(p|pre) [^>]*id="verwijs-{form}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    assert found, page
    return html.unescape(found[2])


def test_the_text_is_as_apa_has_it(export: Export) -> None:
    pages = export()
    assert offered(pages["praktijk/een-plan.md"], "apa") == (
        "MEE & Kwadraad (2026, 3 februari). Eén plan: “samen” verder. Wijze verhalen & meer. "
        f"{SITE}praktijk/een-plan/"
    )
    assert offered(pages["praktijk/zonder-datum.md"], "apa").startswith(
        "Kwadraad (z.d.). Zonder datum? Wijze verhalen"
    )


def test_bibtex_is_read_back(export: Export) -> None:
    record = offered(export()["praktijk/een-plan.md"], "bibtex")
    library = bibtexparser.parse_string(record, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("misc", "een-plan")
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert fields["title"].strip("{}") == "Eén plan: “samen” verder"
    assert fields["author"] == "MEE and Kwadraad"
    assert "{{MEE} and {Kwadraad}}" in record, "an organisation has no first name"
    assert fields["howpublished"] == "Wijze verhalen & meer"
    assert (fields["year"], fields["note"]) == ("2026", "CC BY 4.0")
    assert fields["url"] == f"{SITE}praktijk/een-plan/"


def test_ris_is_read_back(export: Export) -> None:
    record = offered(export()["praktijk/een-plan.md"], "ris")
    (entry,) = rispy.loads(record)
    assert entry["type_of_reference"] == "ELEC"
    assert entry["authors"] == ["MEE", "Kwadraad"]
    assert entry["title"] == "Eén plan: “samen” verder"
    assert (entry["year"], entry["date"]) == ("2026", "2026/02/03")
    assert entry["keywords"] == ["Eigen kracht"]
    assert entry["urls"] == [f"{SITE}praktijk/een-plan/"]


def test_a_hostile_case_is_one_record(export: Export, cases: list[Case], hostile: Case) -> None:
    cases.append(hostile)
    page = export()["praktijk/hostile.md"]
    bibtex = offered(page, "bibtex")
    library = bibtexparser.parse_string(bibtex)
    assert (len(library.entries), library.failed_blocks) == (1, [])
    assert bibtex.count("{") == bibtex.count("}")
    (entry,) = rispy.loads(offered(page, "ris"))
    assert entry["title"] == HOSTILE
    assert entry["abstract"] == f"@SUM(1) ER - TY - BOOK {HOSTILE}"


class TestWithoutAnAddress:
    @pytest.fixture
    def config(self, config: dict[str, object]) -> dict[str, object]:
        return {**config, "site_url": ""}

    def test_a_reference_makes_none_up(self, export: Export) -> None:
        page = export()["praktijk/een-plan.md"]
        assert offered(page, "apa").endswith("Wijze verhalen & meer.")
        assert "url" not in offered(page, "bibtex")
        assert "UR  -" not in offered(page, "ris")
