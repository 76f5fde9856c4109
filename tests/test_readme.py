"""The documents in the repository are right: commands, links, and the example of a case."""

import re
import shutil
from pathlib import Path

import pytest

from casewright.cli.main import COMMANDS
from conftest import ROOT, casewright

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAX_WORDS = 900


def test_the_two_commands_come_first() -> None:
    indented = [line.strip() for line in README.splitlines() if line.startswith("    ")]
    assert indented[:2] == ["make site", "make test"]


def test_the_readme_is_short() -> None:
    assert len(README.split()) <= MAX_WORDS


def test_the_example_of_a_case_passes_the_check(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert example
    shutil.copytree(ROOT / "cases" / "vocabulary", tmp_path / "cases" / "vocabulary")
    (tmp_path / "cases" / "voorbeeld.yml").write_text(example[1], encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = casewright("check", "--strict", "cases/voorbeeld.yml", cwd=tmp_path)
    assert result.returncode == 0, result.stdout


def test_the_three_lines_make_a_knowledge_base(tmp_path: Path) -> None:
    lines = re.findall(r"^    \.venv/bin/casewright (.+our-stories.*)$", README, re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["init", "serve", "build"]
    (tmp_path / "here").mkdir()
    for line in (lines[0], lines[2]):
        result = casewright(*line.split(), cwd=tmp_path / "here")
        assert result.returncode == 0, result.stderr
    assert (tmp_path / "our-stories" / "site" / "index.html").is_file()


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_the_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = re.findall(r"(?:`|bin/)casewright ([a-z]+)", text)
    targets = re.findall(r"(?:^    |`)make ([a-z]+)", text, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [command for command in commands if command not in COMMANDS] == []
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
