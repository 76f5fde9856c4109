"""A knowledge base with one of everything, for tests with parsers of others."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.config.settings import Settings, make_settings
from casewright.pages.cases import case_page
from casewright.pages.data_exports import export_files, linked_files
from casewright.pages.feed import feed_files
from casewright.pages.listings import cases_pages
from casewright.rendering.context import FileTask, PageTask, RenderContext
from casewright.rendering.environment import make_environment

SITE = "https://verhalen.example/wijs/"
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = (
    '=HYPERLINK("http://kwaad.example","klik")</script><script>alert(1)</script>]]>&{\\}%$#_~^'
)


def described(page: str) -> Any:  # noqa: ANN401  (any JSON value)
    """Return the linked data of a page."""
    (found,) = LINKED_DATA.findall(page)
    return json.loads(found)


def name_and_text(task: PageTask | FileTask) -> tuple[str, str]:
    if isinstance(task, PageTask):
        return task.frame.name, task.make().body.content
    return task.name, task.make().content.decode()


def case_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the page of every case."""
    return (case_page(case, ctx) for case in ctx.index.load(ctx.index.by_id))


KINDS = (case_pages, cases_pages, export_files, feed_files, linked_files)

Export = Callable[[], Mapping[str, str]]


@pytest.fixture
def config() -> dict[str, object]:
    """The settings of the site; a test may change them before it uses other fixtures."""
    return {
        "site_name": "Wijze verhalen & meer",
        "site_url": SITE,
        "theme": {"language": "nl"},
        "docs_dir": "cases",
    }


@pytest.fixture
def options() -> dict[str, object]:
    return {"licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}}


@pytest.fixture
def settings(config: dict[str, object], options: dict[str, object], tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "mkdocs.yml", config, options)


@pytest.fixture
def cases() -> list[Case]:
    """The cases of the site; a test may add cases."""
    return [
        Case.model_validate(
            {
                "id": "een-plan",
                "title": "Eén plan: “samen” verder",
                "summary": "Een gezin maakt zelf een plan.",
                "facets": {"themes": ["eigen-kracht"], "organisations": ["mee", "kwadraad"]},
                "period": "2012-03/2014",
                "outcome": "achieved",
                "why": "Er was **weinig** ruimte.",
                "lessons": [
                    "- Vraag het [de cliënt](https://voorbeeld.example/).",
                    {"lesson": "Begin klein;\nen houd vol.", "themes": ["eigen-regie"]},
                ],
                "follow_ups": [
                    {"date": "2013", "text": "Voor het verhaal hier kwam."},
                    {"date": "2026-05", "text": "Het plan werkt *nog steeds*."},
                ],
                "contributors": [{"name": "A. Jansen", "role": "regisseur", "organisation": "MEE"}],
                "sources": [{"title": "Het plan", "url": "https://voorbeeld.example/plan"}],
                "permission": {"basis": "consent", "date": "2026-01-15"},
                "added": "2026-02-03",
                "reviewed": "2026-06-01",
            }
        ),
        Case.model_validate(
            {
                "id": "another-way",
                "title": "Another way",
                "summary": "A team tried it differently.",
                "facets": {"themes": ["eigen-regie"], "organisations": ["mee"]},
                "lessons": ["Ask first."],
                "language": "en",
                "permission": {"basis": "fictional"},
                "added": "2026-03-01",
            }
        ),
        Case.model_validate(
            {
                "id": "zonder-datum",
                "title": "Zonder datum?",
                "facets": {"organisations": ["kwadraad"]},
                "permission": {"basis": "fictional"},
            }
        ),
        Case.model_validate(
            {
                "id": "concept-geheim",
                "title": "Geheim concept",
                "lessons": ["Stil."],
                "status": "draft",
            }
        ),
        Case.model_validate(
            {"id": "weg-geheim", "title": "Geheim verleden", "status": "withdrawn"}
        ),
    ]


@pytest.fixture
def hostile() -> Case:
    """A case whose every line tries to be markup."""
    return Case.model_validate(
        {
            "id": "hostile",
            "title": HOSTILE,
            "summary": f"@SUM(1)\nER  - \nTY  - BOOK\n{HOSTILE}",
            "facets": {"themes": ["kwaad"], "organisations": ["kwaad-org"]},
            "why": HOSTILE,
            "lessons": [f"\t=1+1 {HOSTILE}", "+31 6", "-2", "\uff1dfullwidth"],
            "follow_ups": [{"date": "2026-07-01", "text": HOSTILE}],
            "contributors": [{"name": HOSTILE}],
            "sources": [{"title": HOSTILE, "url": "https://voorbeeld.example/"}],
            "quotes": [{"text": HOSTILE, "by": HOSTILE}],
            "added": "2026-07-01",
        }
    )


@pytest.fixture
def vocabularies() -> dict[str, Vocabulary]:
    return {
        "organisations": Vocabulary.model_validate(
            {
                "label": "Organisaties",
                "terms": {
                    "mee": {"label": "MEE"},
                    "kwadraad": {"label": "Kwadraad"},
                    "kwaad-org": {"label": HOSTILE},
                },
            }
        ),
        "themes": Vocabulary.model_validate(
            {
                "label": {"nl": "Thema's", "en": "Themes"},
                "terms": {
                    "eigen-regie": {
                        "label": {"nl": "Eigen regie", "en": "Self-direction"},
                        "description": "Zelf bepalen.",
                        "synonyms": ["zelfregie", "autonomie"],
                    },
                    "eigen-kracht": {"label": "Eigen kracht", "broader": "eigen-regie"},
                    "mantelzorg": {"label": "Mantelzorg", "related": ["eigen-kracht"]},
                    "kwaad": {"label": HOSTILE, "description": HOSTILE, "synonyms": [HOSTILE]},
                },
            }
        ),
    }


@pytest.fixture
def export(cases: list[Case], vocabularies: dict[str, Vocabulary], settings: Settings) -> Export:
    """Render the pages of cases, their list and the exports, by name; with drafts."""

    def made() -> Mapping[str, str]:
        index = CaseIndex.with_cases(cases, vocabularies, drafts=True)
        ctx = RenderContext(index, settings, make_environment(settings))
        tasks = (task for kind in KINDS for task in kind(ctx))
        return dict(map(name_and_text, tasks))

    return made
