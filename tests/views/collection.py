"""A small collection for the views: five cases, two vocabularies."""

from pathlib import Path

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.config.settings import Settings, make_settings
from casewright.views.case.card import Card, make_card

THEMES = Vocabulary.model_validate(
    {
        "label": "Thema's",
        "terms": {
            "regie": {"label": "Regie"},
            "kracht": {"label": "Kracht", "broader": "regie"},
            "wijk": {"label": "Wijk"},
            "zorg": {"label": "Zorg"},
        },
    }
)
ORGANISATIONS = Vocabulary.model_validate(
    {"label": "Organisaties", "terms": {"mee": {"label": "MEE"}, "maat": {"label": "MAAT"}}}
)


def story(id_: str, themes: str, organisation: str = "mee", **fields: object) -> Case:
    """Return a case with some themes, separated by spaces."""
    facets = {"themes": tuple(themes.split()), "organisations": (organisation,)}
    return Case.model_validate({"id": id_, "title": id_, "facets": facets, **fields})


def library_of(*cases: Case) -> CaseIndex:
    return CaseIndex.with_cases(cases, {"themes": THEMES, "organisations": ORGANISATIONS})


def site_settings(**options: object) -> Settings:
    config = {"site_name": "Proef", "theme": {"language": "nl"}, "docs_dir": "cases"}
    return make_settings(Path("mkdocs.yml"), config, options)


def cards_of(index: CaseIndex) -> dict[str, Card]:
    """Return the cards of all cases, by id."""
    return {case.id: make_card(case, index, site_settings()) for case in index.cases}


FIVE = library_of(
    story("een", "kracht wijk", period="2012", outcome="achieved"),
    story("twee", "kracht wijk", "maat", period="2013/2014", outcome="achieved"),
    story("drie", "regie", period="2016/..", outcome="partly"),
    story("vier", "wijk zorg"),
    story("vijf", "zorg", period="1990", outcome="not-achieved"),
)
