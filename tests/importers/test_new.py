"""A new file explains itself, passes as a draft, and never overwrites a file."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from casewright.cases.case import REQUIRED
from casewright.cases.json_schema import case_schema
from casewright.config.settings import Settings, load_settings
from casewright.loader.collection import Collection
from conftest import ROOT
from importers.reading import command, values_in
from loading import parse_cases

EPOCH = "1767225600"
COMMENTED = re.compile(r"^( *)# ?((?: *- |  +)?[a-z_]+:(?: .*)?|  .*)$")


def test_a_new_file_passes_as_a_draft(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    result = command("new", "thee-in-de-hal", "--title", "Thee: in de hal #1", cwd=base)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "casewright check cases/thee-in-de-hal.yml" in result.stdout
    text = (base / "cases" / "thee-in-de-hal.yml").read_text(encoding="utf-8")
    values = {key: value for key, value in values_in(text).items() if value}
    assert values == {"title": "Thee: in de hal #1", "status": "draft", "added": "2026-01-01"}
    checked = command("check", "cases/thee-in-de-hal.yml", cwd=base)
    assert checked.exit_code == 0
    assert " 0 fouten" in checked.stdout


def test_every_field_has_its_explanation(base: Path) -> None:
    command("new", "thee-in-de-hal", cwd=base)
    lines = (base / "cases" / "thee-in-de-hal.yml").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "# yaml-language-server: $schema=../.casewright/case.schema.json"
    assert (base / "cases" / lines[0].split("=")[1]).is_file()
    for number, line in enumerate(lines):
        if re.match(r"(# )?[a-z_]+:( \||$)", line):
            assert lines[number - 1].startswith("#"), line
    assert max(map(len, lines)) <= 150


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_examples_in_it_are_right(language: str, base: Path) -> None:
    """Remove the hash signs as the file says, fill in the prose, and check."""
    config = (base / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("language: nl", f"language: {language}")
    (base / "mkdocs.yml").write_text(config, encoding="utf-8")
    command("new", "thee-in-de-hal", "--title", "Thee", cwd=base)
    file = base / "cases" / "thee-in-de-hal.yml"
    text = file.read_text(encoding="utf-8")
    media = base / "cases" / "media" / "thee-in-de-hal"
    media.mkdir(parents=True)
    picture = (ROOT / ".github" / "casewright.png").read_bytes()
    for name in ("tafel.jpg", "table.jpg"):
        (media / name).write_bytes(picture)
    filled = uncommented(text).replace("|\n  \n", "|\n  Iets.\n")
    filled = filled.replace("organisation:\n", "organisation: buurtwerk\n", 1)
    file.write_text(filled.replace("status: draft\n", ""), encoding="utf-8")
    checked = command("check", "--lang", "nl", "cases/thee-in-de-hal.yml", cwd=base)
    assert "fout[" not in checked.stdout, checked.stdout
    assert "waarschuwing[" not in checked.stdout, checked.stdout
    assert len(values_in(filled)) > 18


def uncommented(text: str) -> str:
    """Uncomment the examples, which are directly below a field."""
    blocks = []
    for block in text.split("\n\n")[1:]:
        lines = block.split("\n")
        first = next(
            (n for n, line in enumerate(lines) if re.match(r"# [a-z_]+:(?: |$)", line)), len(lines)
        )
        lines[first:] = [line.removeprefix("# ") for line in lines[first:]]
        lines = [re.sub(r"^  # ", "  ", line) for line in lines]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def test_what_it_writes_is_valid_for_editors(
    base: Path, settings: Settings, collection: Collection
) -> None:
    command("new", "thee-in-de-hal", cwd=base)
    validator = Draft7Validator(case_schema(collection.vocabularies, settings.catalog))
    text = (base / "cases" / "thee-in-de-hal.yml").read_text(encoding="utf-8")
    assert [error.message for error in validator.iter_errors(values_in(text))] == []


@pytest.mark.parametrize(
    ("case_id", "message"),
    [
        ("Thee in de hal", "zoals: thee-in-de-hal"),
        ("../thee", "zoals: thee"),
        ("-", "zoals: verhaal"),
        ("ab", "gebruik 3 tot 64 tekens"),
        ("index", "zoals: index-2"),
        ("con", "is al in gebruik"),
        ("soep-op-donderdag", "Er is al een verhaal met de naam soep-op-donderdag"),
    ],
)
def test_a_name_that_will_not_do_is_refused(case_id: str, message: str, base: Path) -> None:
    before = {file: file.read_bytes() for file in base.rglob("*.yml")}
    result = command("new", "--", case_id, cwd=base)
    assert result.exit_code == 2
    assert message in result.stderr
    assert {file: file.read_bytes() for file in base.rglob("*.yml")} == before


def test_a_title_that_is_too_long_is_refused(base: Path) -> None:
    result = command("new", "thee", "--title", "t" * 121, cwd=base)
    assert (result.exit_code, "121 tekens" in result.stderr) == (2, True)


def test_a_file_that_cannot_be_read_is_not_written_over(base: Path) -> None:
    file = base / "cases" / "thee.yaml"
    file.write_bytes(b"\0")
    assert command("new", "thee", cwd=base).exit_code == 2
    assert not (base / "cases" / "thee.yml").exists()


class Terminal:
    """A terminal with a user who answers the prompts."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.leader, follower = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "casewright", *arguments],
            cwd=folder, stdin=follower, stdout=follower, stderr=follower,
            env={**os.environ, "LANGUAGE": "nl"},
        )  # fmt: skip
        os.close(follower)
        self.seen = ""

    def wait_for(self, text: str) -> None:
        while text not in self.seen:
            assert select.select([self.leader], [], [], 60)[0], self.seen
            self.seen += os.read(self.leader, 4096).decode(errors="replace")

    def answer(self, question: str, text: str) -> None:
        self.wait_for(question)
        self.seen = ""
        os.write(self.leader, text.encode())


def test_in_a_terminal_it_asks(base: Path) -> None:
    terminal = Terminal(base, "new", "thee-in-de-hal")
    terminal.answer("Titel (Enter = later)", "Thee in de hal\n")
    terminal.answer("Organisatie: nummer of naam", "Stichting Zon\n")
    terminal.wait_for("‘Stichting Zon’ staat niet in de lijst.")
    terminal.answer("Organisatie: nummer of naam", "stichting buurtwerk\n")
    terminal.answer("Thema's: nummers of namen", "3, Buurtteam\n")
    terminal.wait_for("Gemaakt: cases/thee-in-de-hal.yml")
    assert terminal.process.wait(30) == 0
    values = values_in((base / "cases" / "thee-in-de-hal.yml").read_text(encoding="utf-8"))
    assert values["title"] == "Thee in de hal"
    assert values["organisation"] == ["buurtwerk"]
    assert values["themes"] == ["vrijwilligers", "wijkteam"]


def test_whoever_stops_leaves_nothing_behind(base: Path) -> None:
    terminal = Terminal(base, "new", "thee-in-de-hal")
    terminal.answer("Titel (Enter = later)", "\x04")
    terminal.wait_for("Gestopt. Er is niets gemaakt.")
    assert terminal.process.wait(30) == 2
    assert not (base / "cases" / "thee-in-de-hal.yml").exists()


def test_a_site_of_many_terms_lists_the_first_of_them(base: Path) -> None:
    terms = "".join(f"  thema-{n:03}:\n    label: Thema {n}\n" for n in range(100))
    file = base / "cases" / "vocabulary" / "themes.yml"
    file.write_text(f"label: Thema's\nrequired: true\nterms:\n{terms}", encoding="utf-8")
    command("new", "thee", cwd=base)
    text = (base / "cases" / "thee.yml").read_text(encoding="utf-8")
    assert "#   thema-059: Thema 59\n#   en nog 40, in vocabulary/themes.yml\n" in text


def test_every_required_field_stands_open_in_it(base: Path) -> None:
    command("new", "thee", cwd=base)
    cases = parse_cases(load_settings(base / "mkdocs.yml"))
    (file,) = (one for one in cases if one.id == "thee")
    assert [key for key in REQUIRED if not file.document.root.get(key)] == []
