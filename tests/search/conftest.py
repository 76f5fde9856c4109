"""A small collection for the search: three cases, two vocabularies."""

from pathlib import Path

import pytest

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.config.settings import Settings, make_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    config = {"site_name": "Proef", "theme": {"language": "nl"}, "docs_dir": "cases"}
    return make_settings(tmp_path / "mkdocs.yml", config, {})


@pytest.fixture
def index() -> CaseIndex:
    themes = Vocabulary.model_validate(
        {
            "label": "Thema's",
            "terms": {
                "eigen-regie": {"label": "Eigen regie", "synonyms": ["zelfregie"]},
                "eigen-kracht": {
                    "label": "Eigen kracht",
                    "synonyms": ["familieplan"],
                    "broader": "eigen-regie",
                },
                "kanteling": {"label": "De kanteling"},
            },
        }
    )
    organisations = Vocabulary.model_validate(
        {"label": "Organisaties", "terms": {"mee": {"label": "MEE"}}}
    )
    cases = [
        Case(
            id="een-plan",
            title="Één plan voor de jeugdzorg",
            summary="Een gezin maakt zelf een plan.",
            facets={"themes": ("eigen-kracht",), "organisations": ("mee",)},
            period="2012/2014",
            outcome="achieved",
            why="Er was **weinig** ruimte.\n\n- eerst\n- later\n",
            lessons=("Vraag het [de cliënt](https://example.org/).",),
        ),
        Case(
            id="anders",
            title="‘Anders’ werken",
            facets={"themes": ("eigen-regie",)},
            period="2016/..",
        ),
        Case(id="zonder", title="Zonder iets"),
    ]
    vocabularies = {"organisations": organisations, "themes": themes}
    return CaseIndex.with_cases(cases, vocabularies)
