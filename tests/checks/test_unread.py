"""A file that looks like a case but is skipped is reported."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casewright.cli.main import main

BASE = Path(__file__).parent / "base"
STORY = "soep-op-donderdag.yml"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cases"


def lay(cases: Path, name: str) -> None:
    (cases / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(cases / STORY, cases / name)


def run(command: str) -> Result:
    return CliRunner().invoke(main, command.split())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fietsles.yml.txt", "de naam klopt niet. Noem het bestand fietsles.yml."),
        ("fietsles.YML", "de naam klopt niet. Noem het bestand fietsles.yml."),
        ("vocabulary/wijken.yaml.docx", "de naam klopt niet. Noem het bestand wijken.yml."),
        ("sub/verhaal.yml", "in een map apart. Zet verhaal.yml in de map met verhalen zelf."),
        ("vocabulary/oud/wijken.yml", "Zet wijken.yml in de map met verhalen zelf."),
    ],
)
def test_a_file_that_is_not_read_is_named_with_what_to_do(base: Path, name: str, said: str) -> None:
    lay(base, name)
    result = run("check --strict")
    assert result.exit_code == 0
    first, *lines = result.output.splitlines()
    assert first == "1 verhaal en 3 woordenlijsten nagekeken: geen problemen gevonden."
    (line,) = lines
    assert line.startswith(f"Let op: cases/{name} ziet eruit als een verhaal")
    assert line.endswith(said)


@pytest.mark.parametrize("name", [".oud/verhaal.yml", ".verhaal.yml.txt", "media/x/brief.txt"])
def test_what_is_hidden_or_something_else_is_nobodys_story(base: Path, name: str) -> None:
    lay(base, name)
    assert run("check").output.count("\n") == 1


def test_of_many_files_a_few_are_named(base: Path) -> None:
    for number in range(8):
        lay(base, f"sub/verhaal-{number}.yml")
    lines = run("check --lang en").output.splitlines()
    assert len(lines) == 7
    assert lines[-1] == "3 more files look like a story and are not read."


def test_a_name_cannot_write_to_a_terminal(base: Path) -> None:
    lay(base, "sub/a\x1b[31m.yml")
    assert "\x1b" not in run("check").output


def test_programs_get_a_list(base: Path) -> None:
    lay(base, "sub/verhaal.yml")
    assert '"unread": [\n      "cases/sub/verhaal.yml"' in run("check --format json").output


def test_an_export_says_so_in_its_last_lines(base: Path) -> None:
    lay(base, "sub/verhaal.yml")
    last = run("export uit").output.splitlines()[-1]
    assert last.startswith("Let op: cases/sub/verhaal.yml ziet eruit als een verhaal")
