"""The project as it is released, and knowledge bases made by ``init``."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from conftest import ROOT, casewright
from sharing import shared

SOURCES = (
    "generator",
    "theme",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    ".gitignore",
)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and below ``wheel`` the wheel built from this checkout."""
    return shared(tmp_path_factory, "released", _release)


def _release(folder: Path) -> None:
    sources = folder / "sources"
    sources.mkdir()
    for name in SOURCES:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, sources / name)
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", folder, sources)
    run(
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        folder / "wheel",
        sources,
    )


@pytest.fixture(scope="session")
def installed(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``casewright`` of a clean environment with only the wheel installed."""
    (wheel,) = (released / "wheel").glob("*.whl")

    def install(folder: Path) -> None:
        venv.create(folder, with_pip=True)
        run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel)

    return shared(tmp_path_factory, "clean", install) / "bin" / "casewright"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A new knowledge base in Dutch."""
    return new_base(tmp_path / "kennisbank")


def new_base(folder: Path, *options: str) -> Path:
    """Create a knowledge base, in Dutch unless the options say otherwise."""
    result = casewright("init", folder, *(options or ("--language", "nl")), cwd=folder.parent)
    assert result.returncode == 0, result.stderr
    return folder


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command that has to succeed; return its output."""
    result = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False, timeout=600
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout
