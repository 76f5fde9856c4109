"""An incremental build gives the same bytes as a build from nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bases import snapshot
from conftest import casewright


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


def change_case(base: Path) -> None:
    """Change a title that other pages show, and add a case."""
    case = min((base / "cases").glob("*.yml"))
    replace(case, "title: ", "title: Anders ")
    shutil.copy(case, base / "cases" / "nog-een-verhaal.yml")


def change_terms(base: Path) -> None:
    """Rename a term and remove the case that was added."""
    (base / "cases" / "nog-een-verhaal.yml").unlink()
    themes = base / "cases" / "vocabulary" / "themes.yml"
    text = themes.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(text) if n and line.lstrip().startswith("label:"))
    text[at] = text[at].replace("label: ", "label: Wel ")
    themes.write_text("".join(text), encoding="utf-8")


def change_settings(base: Path) -> None:
    """Rename the site."""
    config = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(
        config.replace("site_name: ", "site_name: Andere ", 1), encoding="utf-8"
    )


def change_newest_date(base: Path) -> None:
    """Make a case the newest one: the age of others is relative to it."""
    case = sorted((base / "cases").glob("*.yml"))[1]
    text = case.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("reviewed:")]
    case.write_text("\n".join([*lines, "reviewed: 2039-01-01", ""]), encoding="utf-8")


CHANGES = (change_case, change_terms, change_settings, change_newest_date)


def build(base: Path) -> dict[str, object]:
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    return dict(snapshot(base / "site"))


@pytest.fixture(scope="module")
def base(knowledge_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("incremental") / "base"
    shutil.copytree(knowledge_base, folder)
    build(folder)
    build(folder)  # both trees exist from here
    return folder


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_build_after_a_change_is_that_from_nothing(
    change: Callable[[Path], None], base: Path, tmp_path: Path
) -> None:
    change(base)
    changed = build(base)
    fresh = tmp_path / "fresh"
    shutil.copytree(base, fresh, ignore=shutil.ignore_patterns("site", ".*"))
    cold = build(fresh)
    assert [name for name in changed.keys() | cold if changed.get(name) != cold.get(name)] == []


def test_a_build_without_a_change_leaves_the_site_alone(base: Path) -> None:
    build(base)
    before = (base / "site").stat().st_ino
    build(base)
    assert (base / "site").stat().st_ino == before  # it was not exchanged


def test_a_file_of_the_site_that_was_changed_by_hand_is_built_again(base: Path) -> None:
    before = build(base)
    (base / "site" / "index.html").write_text("changed", encoding="utf-8")
    (base / "site" / "extra.txt").write_text("added", encoding="utf-8")
    assert build(base) == before
