"""Custom sections: set once in the settings, they are fields like any other."""

import json
import re
from pathlib import Path

import pytest

from conftest import casewright
from integration.conftest import new_base

SETTINGS = """      sections:
        - {key: costs, label: "Wat het kostte {x}", place: result, help: Geld en uren.}
        - {key: needs, label: Wat je nodig hebt, place: how, kind: list, required: true}
        - {key: afterwards, label: Achteraf, place: reflection}
"""
FILLED = """costs: |
  Ongeveer honderd euro aan **koffie**.
needs:
  - Een tafel
  - |
    Twee stoelen.

    En een kan.
afterwards: Met een boterhamtrommel erbij.
"""
CASE = "voorbeeld-koffie-in-de-hal"
OTHER = "voorbeeld-een-formulier-minder"


@pytest.fixture
def asking(base: Path) -> Path:
    """A knowledge base with three custom sections; its first case has them all."""
    return ask(base)


def ask(base: Path) -> Path:
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"#0f4c5c"\n', f'"#0f4c5c"\n{SETTINGS}'), encoding="utf-8")
    add(base, CASE, FILLED)
    return base


def add(base: Path, case_id: str, text: str) -> None:
    with (base / "cases" / f"{case_id}.yml").open("a", encoding="utf-8") as stream:
        stream.write(text)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a knowledge base."""
    asking = ask(new_base(tmp_path_factory.mktemp("asking") / "kennisbank"))
    add(asking, OTHER, "needs: [Geduld]\n")
    result = casewright("build", cwd=asking)
    assert result.returncode == 0, result.stdout + result.stderr
    return asking / "site"


def test_what_is_required_is_missed_and_a_slip_is_recognised(asking: Path) -> None:
    add(asking, OTHER, "cost: Veel.\n")
    result = casewright("check", "--lang", "en", cwd=asking)
    assert result.returncode == 1
    assert "error[missing-field]: The field ‘needs’ (Wat je nodig hebt) is missing." in (
        result.stdout
    )
    assert "error[unknown-field]" in result.stdout
    assert "‘costs’" in result.stdout
    assert CASE not in result.stdout


def test_a_list_and_a_text_are_told_apart(asking: Path) -> None:
    add(asking, OTHER, "needs: geduld\ncosts: [veel]\n")
    said = casewright("check", cwd=asking).stdout
    assert said.count("fout[wrong-type]") == 2


def test_they_stand_in_their_places_on_the_page(built: Path) -> None:
    page = (built / "praktijk" / CASE / "index.html").read_text(encoding="utf-8")
    anchors = re.findall(r'<h2[^>]* id="([^"]+)"', page)
    assert anchors[:9] == [
        "aanleiding", "doel", "aanpak", "needs", "resultaat", "costs", "lessen", "reflectie",
        "afterwards",
    ]  # fmt: skip
    assert "Wat het kostte {x}" in page
    assert "<strong>koffie</strong>" in page
    assert page.count("<p>Twee stoelen.</p>") == 1


def test_they_stand_in_the_contents_beside_the_page(built: Path) -> None:
    page = (built / "praktijk" / CASE / "index.html").read_text(encoding="utf-8")
    contents = page[page.index("cw-contents") :]
    assert 'href="#needs"' in contents[:4000]
    assert page.count('href="#afterwards"') >= 2


def test_they_are_on_paper_and_what_tells_the_ending_after_the_pause(built: Path) -> None:
    paper = (built / "praktijk" / CASE / "print" / "index.html").read_text(encoding="utf-8")
    headings = re.findall(r"<h2[^>]*>([^<]+)<", paper)
    order = ["Wat je nodig hebt", "Hoe het afliep", "Wat het kostte {x}", "Achteraf"]
    assert [heading for heading in headings if heading in order] == order


def test_the_schema_the_new_file_and_the_form_ask_for_them(built: Path) -> None:
    base = built.parent
    schema = json.loads(casewright("schema", cwd=base).stdout)
    assert schema["properties"]["costs"]["title"] == "Wat het kostte {x}"
    assert schema["properties"]["costs"]["description"] == "Geld en uren."
    assert "needs" in schema["else"]["required"]
    assert "costs" not in schema["else"]["required"]
    assert casewright("new", "nog-een", "--title", "Nog een", cwd=base).returncode == 0
    file = (base / "cases" / "nog-een.yml").read_text(encoding="utf-8")
    assert file.index("\nhow:") < file.index("\nneeds:") < file.index("\n# costs: |")
    assert casewright("check", "cases/nog-een.yml", cwd=base).returncode == 0
    form = (built / "bijdragen" / "index.html").read_text(encoding="utf-8")
    assert 'data-cw-field="needs"' in form
    assert "Geld en uren." in form


def test_they_are_searched(built: Path) -> None:
    documents = (built / "assets/casewright/search/documents").iterdir()
    texts = [file.read_text(encoding="utf-8") for file in documents]
    assert sum("boterhamtrommel" in text and "Twee stoelen" in text for text in texts) == 1


def test_they_leave_with_the_rest(built: Path) -> None:
    cases = json.loads((built / "cases.json").read_text(encoding="utf-8"))["cases"]
    sections = {case["id"]: case["sections"] for case in cases}
    assert sections[CASE]["afterwards"] == "Met een boterhamtrommel erbij."
    assert sections[OTHER] == {"needs": "- Geduld"}


def test_a_name_that_is_in_use_is_refused(base: Path) -> None:
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    wrong = '"#0f4c5c"\n      sections: [{key: lessons, label: Lessen}]\n'
    settings.write_text(text.replace('"#0f4c5c"\n', wrong), encoding="utf-8")
    result = casewright("check", cwd=base)
    assert result.returncode == 2
    assert "lessons" in result.stderr
    assert "Traceback" not in result.stderr
