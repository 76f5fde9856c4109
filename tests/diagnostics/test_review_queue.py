"""What is due for review, by who looks after it: in the terminal, as data, and on a page."""

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import casewright

CASE = """\
title: {title}
summary: Een wijkteam sprak bewoners eerder.
organisation: buurtwerk
themes: [wijkteam]
why: Bewoners kwamen laat.
what: Een plek maken.
how: Met koffie.
lessons: [Begin klein.]
reflection: Het moment telt ook.
permission: {{basis: fictional}}
"""
TODAY = "1719792000"  # 1 July 2024


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with stories of several ages and owners."""
    cases = tmp_path / "cases"
    (cases / "vocabulary").mkdir(parents=True)
    (cases / "vocabulary" / "themes.yml").write_text(
        "label: Thema's\nterms: {wijkteam: {label: Wijkteam}}\n", encoding="utf-8"
    )
    (cases / "vocabulary" / "organisations.yml").write_text(
        "label: Organisaties\nterms: {buurtwerk: {label: Buurtwerk Noord}}\n", encoding="utf-8"
    )
    more = {
        "oud": "added: 2019-06-01\nowner: buurtwerk\n",
        "ouder": "added: 2015-01-01\nreviewed: 2018-01-01\nowner: buurtwerk\n",
        "van-niemand": "added: 2020-01-01\n",
        "zonder-datum": "owner: =Redactie\n",
        "nieuw": "added: 2019-01-01\nreviewed: 2024-01-01\n",
        "concept": "added: 2001-01-01\nstatus: draft\n",
    }
    for name, lines in more.items():
        text = CASE.format(title=name.capitalize()) + lines
        (cases / f"{name}.yml").write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Proef\nsite_url: https://voorbeeld.nl/\ndocs_dir: cases\n"
        "theme: {name: material, language: nl}\nplugins: [casewright]\n",
        encoding="utf-8",
    )
    return tmp_path


def due(base: Path, *arguments: str) -> str:
    result = casewright("check", "--due", *arguments, cwd=base)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_oldest_come_first_by_owner(base: Path) -> None:
    assert due(base).splitlines() == [
        "4 verhalen zijn langer dan 24 maanden niet nagekeken.",
        "",
        "=Redactie",
        "  cases/zonder-datum.yml: Zonder-datum (geen datum bekend)",
        "",
        "Buurtwerk Noord",
        "  cases/ouder.yml: Ouder (2018-01-01)",
        "  cases/oud.yml: Oud (2019-06-01)",
        "",
        "Nog niemand kijkt hiernaar om",
        "  cases/van-niemand.yml: Van-niemand (2020-01-01)",
    ]


def test_it_is_a_table_that_runs_no_formula(base: Path) -> None:
    text = due(base, "--format", "csv").removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][:3] == ["'=Redactie", "zonder-datum", "Zonder-datum"]
    assert rows[2][3:] == ["2018-01-01", "https://voorbeeld.nl/praktijk/ouder/"]


def test_it_is_data_for_programs(base: Path) -> None:
    data = json.loads(due(base, "--format", "json"))
    assert data["due"][-1] == {
        "id": "van-niemand",
        "title": "Van-niemand",
        "owner": None,
        "last": "2020-01-01",
        "url": "https://voorbeeld.nl/praktijk/van-niemand/",
    }


@pytest.mark.parametrize("arguments", [("--due", "--format", "github"), ("--format", "csv")])
def test_other_formats_are_refused(base: Path, arguments: tuple[str, ...]) -> None:
    result = casewright("check", *arguments, cwd=base)
    assert result.returncode == 2
    assert "--due" in result.stderr


def test_the_handbook_has_a_page_of_it_that_search_engines_leave_out(base: Path) -> None:
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    address = "handleiding/beheren/nakijklijst/"
    page = (base / "site" / address / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert page.index("Buurtwerk Noord") < page.index(">Ouder</a>: sinds 1 januari 2018")
    assert address not in (base / "site" / "sitemap.xml").read_text(encoding="utf-8")
