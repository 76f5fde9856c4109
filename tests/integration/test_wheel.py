"""The wheel is complete: it is enough to create and build a knowledge base."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import yaml

from conftest import verify
from integration.conftest import run
from web.previewing import previewing

NOT_RELEASED = {"__pycache__"}


def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and NOT_RELEASED.isdisjoint(path.parts)
    }


def test_the_wheel_holds_every_file_of_the_package_and_the_theme(released: Path) -> None:
    (wheel,) = (released / "wheel").glob("*.whl")
    found, sources = contents(wheel), released / "sources"
    expected = {
        f"casewright/{name}": content
        for name, content in files_below(sources / "generator" / "casewright").items()
    } | {f"casewright/theme/{name}": text for name, text in files_below(sources / "theme").items()}
    packaged = {name: text for name, text in found.items() if name.startswith("casewright/")}
    assert packaged.keys() == expected.keys()
    assert packaged == expected


def test_the_sdist_makes_the_same_wheel_byte_for_byte(released: Path, tmp_path: Path) -> None:
    (sdist,) = released.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (sources,) = tmp_path.iterdir()
    run(
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        tmp_path / "again",
        sources,
    )
    (first,) = (released / "wheel").glob("*.whl")
    (reevaluate,) = (tmp_path / "again").glob("*.whl")
    assert contents(reevaluate) == contents(first)


def test_a_knowledge_base_is_made_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    run(installed, "init", "kennisbank", "--language", "nl", "--name", "Verhalen", cwd=tmp_path)
    base = tmp_path / "kennisbank"
    run(installed, "check", "--strict", cwd=base)
    run(installed, "build", cwd=base)
    site = base / "site"
    assert verify(site) == ()
    assert "Verhalen" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "praktijk" / "voorbeeld-koffie-in-de-hal" / "index.html").is_file()
    assert (site / "assets" / "casewright" / "search" / "manifest.json").is_file()


def test_its_workflow_and_its_preview_run_in_a_clean_environment(
    installed: Path, tmp_path: Path
) -> None:
    run(installed, "init", "base", "--language", "nl", cwd=tmp_path)
    base, programs = tmp_path / "base", installed.parent
    (wheel,) = (base / "wheels").glob("*.whl")
    requirements = (base / "requirements.txt").read_text(encoding="utf-8")
    assert requirements == f"./wheels/{wheel.name}\n"
    workflow = (base / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step and "pull" not in step.get("if", "")]
    assert len(commands) == 3
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    for command in commands:
        shell = ["bash", "-eo", "pipefail", "-c", command]
        subprocess.run(shell, cwd=base, env=os.environ | path, check=True, timeout=300)
    assert (base / "site" / "index.html").is_file()
    with previewing(base, tmp_path / "preview", python=str(programs / "python")) as preview:
        preview.comes_to_hold("praktijk/voorbeeld-koffie-in-de-hal/", "koffie in de hal")


def test_the_installed_command_says_what_is_wrong(installed: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [installed, "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
