"""``/cases.json``: what the handbook says about it is what it holds."""

import json
import re
from typing import Any

import pytest

from casewright.cases.case import Case
from casewright.cases.custom_sections import make_case_model
from casewright.config.settings import Settings
from casewright.views.export.json import VERSION
from conftest import ROOT
from export.conftest import HOSTILE, SITE, Export


def read(export: Export) -> Any:  # noqa: ANN401  (any JSON value)
    return json.loads(export()["cases.json"])


def test_it_says_its_version_and_whose_it_is(export: Export) -> None:
    data = read(export)
    assert data["version"] == VERSION == 1
    assert data["site"] == {
        "name": "Wijze verhalen & meer",
        "url": SITE,
        "language": "nl",
        "licence": {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }


def test_a_case_is_all_that_its_file_says(export: Export) -> None:
    plan = next(case for case in read(export)["cases"] if case["id"] == "een-plan")
    assert plan["url"] == f"{SITE}praktijk/een-plan/"
    assert plan["facets"] == {"themes": ["eigen-kracht"], "organisations": ["mee", "kwadraad"]}
    assert (plan["period"], plan["outcome"]) == ("2012-03/2014", "achieved")
    assert plan["why"] == "Er was **weinig** ruimte."
    assert plan["lessons"][1] == {
        "number": 2,
        "url": f"{SITE}praktijk/een-plan/#les-2",
        "lesson": "Begin klein;\nen houd vol.",
        "themes": ["eigen-regie"],
    }
    assert plan["permission"] == "consent"
    assert "2026-01-15" not in json.dumps(plan), "the date of a consent is not anyone's business"


def test_what_a_case_lacks_is_left_out(export: Export) -> None:
    bare = next(case for case in read(export)["cases"] if case["id"] == "zonder-datum")
    assert set(bare) == {"id", "url", "title", "language", "facets", "permission"}


def test_the_terms_of_a_case_are_explained(export: Export) -> None:
    data = read(export)
    for case in data["cases"]:
        for facet, terms in case["facets"].items():
            assert set(terms) <= set(data["vocabularies"][facet]["terms"])


def test_a_hostile_case_comes_through_unchanged(
    export: Export, cases: list[Case], hostile: Case
) -> None:
    cases[:] = [hostile]
    assert read(export)["cases"][0]["why"] == HOSTILE


class TestOwnSections:
    @pytest.fixture
    def options(self, options: dict[str, object]) -> dict[str, object]:
        return {**options, "sections": [{"key": "cost", "label": "Kosten"}]}

    def test_the_sites_own_sections_come_along(
        self, export: Export, cases: list[Case], settings: Settings
    ) -> None:
        model = make_case_model(settings.options.sections)
        cases[:] = [model.model_validate({"id": "duur", "title": "Duur", "cost": "Heel *veel*."})]
        assert read(export)["cases"][0]["sections"] == {"cost": "Heel *veel*."}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_handbook_names_every_field(
    export: Export, cases: list[Case], hostile: Case, language: str
) -> None:
    cases.append(hostile)
    page = ROOT / "generator" / "casewright" / "handbook" / language / "data.md"
    section = page.read_text(encoding="utf-8").partition("## cases.json")[2]
    named = set(re.findall(r"`(\w+)`", section))
    data = read(export)
    fields = {*data, *data["site"], *(field for case in data["cases"] for field in case)}
    assert fields - named == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_fields_are_the_same_in_every_language(
    export: Export, config: dict[str, object], language: str
) -> None:
    config["theme"] = {"language": language}
    assert "lessons" in read(export)["cases"][0]
