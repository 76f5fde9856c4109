"""Builds are reproducible: on another machine, for another user, on another day."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


def build_in(folder: Path, **environment: str) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    files = sorted((ROOT / "cases").rglob("*.*"), reverse="LC_ALL" in environment)
    for path in files:
        target = folder / "cases" / path.relative_to(ROOT / "cases")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    subprocess.run(
        [sys.executable, "-m", "casewright", "build"],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
    )
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("here")


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, bytes]:
    """The site as built here, by name and content."""
    return build_in(folder / "a", PYTHONHASHSEED="1", TZ="UTC")


def test_nothing_but_the_input_tells_in_the_site(here: dict[str, bytes], tmp_path: Path) -> None:
    there = build_in(
        tmp_path / "een andere map" / "é",
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        LC_ALL="C",
        HOME=str(tmp_path),
        USER="iemand",
        COLUMNS="40",
    )
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_no_path_and_no_user_of_the_machine_tells_in_the_site(
    here: dict[str, bytes], folder: Path
) -> None:
    traces = (str(folder).encode(), str(ROOT).encode(), str(Path.home()).encode() + b"/")
    assert [name for name, content in here.items() if any(t in content for t in traces)] == []


def test_nonsense_as_a_moment_is_reported(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "casewright", "build"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "gisteren"},
    )
    assert result.returncode == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr
    assert "Traceback" not in result.stderr
