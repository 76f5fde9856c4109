"""Small knowledge bases for the rules: a shared base, overlaid with the example of a rule."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from casewright.checks.examples import examples_of
from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic
from loading import load

HERE = Path(__file__).parent

Examine = Callable[[str, str], tuple[Diagnostic, ...]]
Lay = Callable[[str, str], Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Return a function that writes the ``bad`` or the ``good`` example of a rule."""
    numbers = count()

    def run(rule: str, side: str) -> Path:
        folder, example = tmp_path / str(next(numbers)), examples_of(rule) / side
        shutil.copytree(HERE / "base", folder)
        shutil.copytree(example, folder / "cases", dirs_exist_ok=True)
        if example.with_suffix(".size").exists():
            size = int(example.with_suffix(".size").read_text(encoding="utf-8"))
            for file in example.iterdir():
                _pad(folder / "cases" / file.name, size)
        _link(folder / "cases", example.with_suffix(".links"))
        return folder

    return run


@pytest.fixture
def check(lay: Lay) -> Examine:
    """Return a function that checks the ``bad`` or the ``good`` example of a rule."""

    def run(rule: str, side: str) -> tuple[Diagnostic, ...]:
        settings = load_settings(lay(rule, side) / "mkdocs.yml")
        return load(settings).diagnostics

    return run


def _link(folder: Path, links: Path) -> None:
    """Replace the files in a list by symbolic links to the path in their text."""
    for name in links.read_text(encoding="utf-8").split() if links.exists() else ():
        target = (folder / name).read_text(encoding="utf-8").strip()
        (folder / name).unlink()
        (folder / name).symlink_to(target)


def _pad(file: Path, size: int) -> None:
    """Pad a file to a given size with a comment."""
    text = file.read_bytes() + b"\n#"
    file.write_bytes(text + b"x" * (size - len(text)))
