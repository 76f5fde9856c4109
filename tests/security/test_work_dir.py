"""Files that others put in the work folder do no harm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bases import snapshot, write_case
from casewright.publish.lock import build_lock
from conftest import casewright

DOCUMENTS = "assets/casewright/search/documents"


@pytest.mark.parametrize("name", ["search", "engine", "trees", "pdf", "pictures", "zensical"])
def test_a_link_to_the_cases_costs_no_case(base: Path, name: str) -> None:
    before = snapshot(base / "cases")
    (base / ".casewright").mkdir()
    (base / ".casewright" / name).symlink_to(base / "cases")
    result = casewright("build", cwd=base)
    assert snapshot(base / "cases") == before
    assert result.returncode == 2
    assert f".casewright/{name}" in result.stderr


@pytest.mark.parametrize("name", ["pictures", "store.sqlite", "case.schema.json"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_link_costs_plain_mkdocs_and_check_no_case_either(
    base: Path, name: str, command: str
) -> None:
    media = base / "cases" / "media" / "een-verhaal"
    media.mkdir(parents=True)
    Image.new("RGB", (9, 9)).save(media / "hal.png")
    case = write_case(base, "een-verhaal", images="[{file: hal.png, alt: Een hal}]")
    before = snapshot(base / "cases")
    (base / ".casewright").mkdir()
    target = base / "cases" if name == "pictures" else case
    (base / ".casewright" / name).symlink_to(target)
    program = "mkdocs" if command == "build" else "casewright"
    subprocess.run([sys.executable, "-m", program, command, "-q"], cwd=base, check=False)
    assert snapshot(base / "cases") == before


@pytest.mark.parametrize("command", [["schema"], ["new", "nog-een"], ["build"]])
def test_a_schema_that_leads_to_a_case_costs_no_case(base: Path, command: list[str]) -> None:
    case = base / "cases" / "een-verhaal.yml"
    before = case.read_bytes()
    (base / ".casewright").mkdir()
    (base / ".casewright" / "case.schema.json").symlink_to(case)
    casewright(*command, cwd=base)
    assert case.read_bytes() == before


def test_an_export_waits_for_no_build_and_disturbs_none(base: Path) -> None:
    with build_lock(base / ".casewright"):
        result = casewright("export", "out", cwd=base)
    assert result.returncode == 3
    assert not (base / "out").exists()


def test_an_export_has_nothing_of_an_earlier_one(base: Path) -> None:
    for number in range(60):
        write_case(base, f"verhaal-{number}")
    assert casewright("export", "out", cwd=base).returncode == 0
    assert len([*(base / "out" / DOCUMENTS).iterdir()]) > 1
    for number in range(60):
        (base / "cases" / f"verhaal-{number}.yml").unlink()
    assert casewright("export", "out", cwd=base).returncode == 0
    assert len([*(base / "out" / DOCUMENTS).iterdir()]) == 1


def test_a_name_that_is_no_text_is_told(base: Path) -> None:
    page = base / "cases" / os.fsdecode(b"caf\xe9.md")
    page.write_text("# Koffie\n", encoding="utf-8")
    result = casewright("build", cwd=base)
    assert result.returncode == 2
    assert "caf\ufffd.md" in result.stderr
    page.unlink()
    page = base / "cases" / "vocabulary" / os.fsdecode(b"caf\xe9.yml")
    shutil.copy(base / "cases" / "vocabulary" / "themes.yml", page)
    result = casewright("build", cwd=base)
    assert result.returncode == 1
    assert "invalid-id" in result.stdout
