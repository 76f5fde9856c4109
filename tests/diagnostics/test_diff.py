"""``casewright diff`` says in words what a branch changes in the stories."""

import subprocess
from pathlib import Path

import pytest

from bases import write_case
from conftest import casewright


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Proef", "-c", "user.email=proef@voorbeeld.nl")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(base: Path) -> Path:
    write_case(base, "verdwijnt", title="Dit verdwijnt")
    git(base, "init", "-q", "-b", "main")
    git(base, "add", ".")
    git(base, "commit", "-q", "-m", "Begin")
    return base


def test_a_change_is_told_by_field_and_sentence(repository: Path) -> None:
    write_case(
        repository,
        "een-verhaal",
        why="Daarom. En hierom!",
        themes="[eigen-regie, mantelzorg]",
        lessons="[Iets anders.]",
        outcome="achieved",
    )
    result = casewright("diff", cwd=repository)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[0].endswith("cases/een-verhaal: Een verhaal (veranderd)")
    for lines in (
        "  Aanleiding\n    nieuw: En hierom!\n",
        "  Thema's\n    nieuw: Mantelzorg\n",
        "  Lessen\n    was: Dit leerden we.\n    is nu: Iets anders.\n",
        "  Uitkomst\n    nieuw: gelukt\n",
    ):
        assert lines in result.stdout
    assert "Doel" not in result.stdout


def test_new_and_removed_stories_are_named(repository: Path) -> None:
    write_case(repository, "nieuw-verhaal", title="Dit is nieuw")
    (repository / "cases" / "verdwijnt.yml").unlink()
    result = casewright("diff", cwd=repository)
    assert "cases/nieuw-verhaal: Dit is nieuw (nieuw)" in result.stdout
    assert "cases/verdwijnt: Dit verdwijnt (weg)" in result.stdout


def test_a_renamed_story_is_compared_with_what_it_was(repository: Path) -> None:
    (repository / "cases" / "verdwijnt.yml").unlink()
    write_case(
        repository, "blijft", title="Dit verdwijnt", why="Hierom.", aliases="[verdwijnt, nergens]"
    )
    lines = casewright("diff", cwd=repository).stdout.splitlines()
    assert lines[0] == "cases/blijft: Dit verdwijnt (heette verdwijnt)"
    assert "    is nu: Hierom." in lines
    assert not [line for line in lines if line.endswith(("(weg)", "(nieuw)"))]


def test_a_comment_shows_text_as_text_and_masks_personal_data(repository: Path) -> None:
    write_case(repository, "een-verhaal", why="Vraag <b>@iemand</b>, of bel 06-12345678.")
    result = casewright("diff", "main", "--format", "markdown", cwd=repository)
    assert "- **Aanleiding**" in result.stdout
    assert "\\<b>@\u2060iemand\\</b>" in result.stdout
    assert "12345678" not in result.stdout


def test_nothing_changed_is_told_and_no_git_is_explained(repository: Path) -> None:
    assert casewright("diff", cwd=repository).stdout == "Er is geen verhaal veranderd.\n"
    assert casewright("diff", "bestaat-niet", cwd=repository).returncode == 3
