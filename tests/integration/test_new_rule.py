"""A rule is added with one new folder and one line."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

RULE = "shouting-title"
FOLDER = "shouting_title"
LINE = f'    "{RULE}",\n'


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with the folder and the line."""
    root = tmp_path_factory.mktemp("stranger")
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, root / name)
    checks = root / "generator" / "casewright" / "checks"
    shutil.copytree(ROOT / "tests" / "integration" / "new_rule" / FOLDER, checks / "rules" / FOLDER)
    registry = checks / "registry.py"
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace('    "print-fit",\n', f'    "print-fit",\n{LINE}'), "utf-8")
    return root / "generator"


def run(sources: Path, *command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(sources)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_tests_of_all_rules_run_its_examples_too(sources: Path) -> None:
    tests = [ROOT / "tests" / "checks" / f"test_{name}.py" for name in ("rules", "catalogues")]
    options = ("-v", "-p", "no:cacheprovider", "-p", "no:xdist")
    chosen = ("-k", f"{RULE} or every or words or registry")
    result = run(sources, "pytest", *options, *chosen, *tests, cwd=ROOT)
    assert result.returncode == 0, result.stdout
    assert len(re.findall(rf"{RULE}.*\] PASSED", result.stdout)) == 3


def test_the_check_reports_it_and_the_site_explains_it(sources: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(ROOT / "tests" / "checks" / "base", base)
    bad = sources / "casewright" / "checks" / "rules" / FOLDER / "bad"
    shutil.copytree(bad, base / "cases", dirs_exist_ok=True)

    checked = run(sources, "casewright", "check", "--lang", "nl", cwd=base)
    assert "advies[shouting-title]: Deze titel staat in hoofdletters." in checked.stdout
    coded = run(sources, "casewright", "check", "--format", "github", cwd=base)
    assert "shouting-title" in coded.stdout

    built = run(sources, "casewright", "build", cwd=base)
    assert built.returncode == 0, built.stdout + built.stderr
    (page,) = (base / "site").glob(f"*/*/{RULE}/index.html")
    text = page.read_text(encoding="utf-8")
    assert "<mark>title: KOFFIE IN DE HAL</mark>" in text
    listed = page.parents[1] / "index.html"
    assert f'{RULE}/">' in listed.read_text(encoding="utf-8")
