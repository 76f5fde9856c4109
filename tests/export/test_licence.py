"""A case with its own licence: it replaces that of the site everywhere."""

import csv
import io
import json
import shutil
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner

from casewright.cases.case import Case, LicenceTerms
from casewright.cli.main import main
from export.conftest import Export, described

OWN = LicenceTerms(name="CC BY-SA 4.0", url="https://creativecommons.org/licenses/by-sa/4.0/")
ADDRESS = "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.fixture
def files(export: Export, cases: list[Case]) -> dict[str, str]:
    cases[:] = [
        case.model_copy(update={"licence": OWN}) if case.id == "een-plan" else case
        for case in cases
    ]
    return dict(export())


def test_its_page_tells_its_own(files: dict[str, str]) -> None:
    page = files["praktijk/een-plan.md"]
    assert f'<a href="{ADDRESS}" rel="license noopener">CC BY-SA 4.0</a>' in page
    assert described(page)["license"] == ADDRESS
    assert "note = {CC BY-SA 4.0}" in page


def test_others_keep_that_of_the_site(files: dict[str, str]) -> None:
    page = files["praktijk/zonder-datum.md"]
    assert "CC BY-SA" not in page
    assert described(page)["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_exports_tell_it(files: dict[str, str]) -> None:
    cases = {case["id"]: case for case in json.loads(files["cases.json"])["cases"]}
    assert cases["een-plan"]["licence"] == {"name": OWN.name, "url": ADDRESS}
    assert "licence" not in cases["zonder-datum"]
    table = csv.DictReader(io.StringIO(files["cases.csv"].lstrip("\ufeff")), delimiter=";")
    told = {row["Id"]: row["Licentie"] for row in table}
    assert told["een-plan"] == f"CC BY-SA 4.0 {ADDRESS}"
    assert told["zonder-datum"].startswith("CC BY 4.0 ")


def test_the_feed_tells_it_with_the_story(files: dict[str, str]) -> None:
    feed = feedparser.parse(files["feed.xml"])
    assert feed.feed.rights.startswith("CC BY 4.0")
    rights = {entry.link: entry.get("rights") for entry in feed.entries}
    assert {own for link, own in rights.items() if "een-plan" in link} == {
        f"CC BY-SA 4.0 {ADDRESS}"
    }


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("licence: CC BY-SA 4.0", "wrong-type"),
        ("licence:\n  url: https://example.org/", "missing-field"),
        ("licence:\n  name: Eigen\n  url: javascript:alert(1)", "unsafe-link"),
        ("licence:\n  naam: Eigen", "unknown-field"),
        ("license:\n  name: Eigen", "unknown-field"),
    ],
)
def test_what_is_wrong_with_one_is_said(
    knowledge_base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: str,
    rule: str,
) -> None:
    shutil.copytree(knowledge_base, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    file = Path("cases/mee-samen-pilot-die-niet-kwam.yml")
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{written}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(file), "--lang", "nl"])
    assert result.exit_code == 1
    assert f"fout[{rule}]" in result.output
    if written.startswith("license"):
        assert "licence" in result.output
