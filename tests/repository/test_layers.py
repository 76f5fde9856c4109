"""The house stands as drawn: no import runs up a floor, and the engine stays behind its door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "generator" / "casewright"

FLOORS = (
    {"atomic_write", "locale", "prose", "tally"},
    {"diagnostics"},
    {"faults", "options"},
    {"misfits"},
    {"settings"},
    {"cases", "handbook", "starting"},
    {"yaml"},
    {"checks", "scaffold", "standing", "views"},
    {"importers"},
    {"search"},
    {"rendering"},
    {"printing"},
    {"build", "engines", "publish", "publishing"},
    {"server"},
    {"commands", "plugin"},
    {"cli"},
    {"__main__"},
)
ONE_FLOOR = {"build", "engines", "publish", "publishing"}
"""The parts of a build, which import one another."""

KNOW_THE_ENGINE = {
    "plugin.py",
    "engines/mkdocs/config.py",
    "engines/mkdocs/engine.py",
    "engines/mkdocs/pages.py",
    "server/live_reload.py",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_arrow_runs_up(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    for name in imports_of(module):
        parts = name.split(".")
        if parts[0] != "casewright" or len(parts) == 1:
            continue
        target = parts[1]
        if target != room:
            same = {room, target} <= ONE_FLOOR
            assert same or floor_of(target) < floor_of(room), f"{room} imports {name}"


def test_only_the_doors_and_the_adapter_know_the_engine() -> None:
    knowing = {
        str(module.relative_to(PACKAGE))
        for module in modules()
        if any(name.split(".")[0] in {"mkdocs", "material"} for name in imports_of(module))
    }
    assert knowing == KNOW_THE_ENGINE


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_every_other_engine_is_known_by_its_adapter_alone(engine: str) -> None:
    knowing = {
        str(module.relative_to(PACKAGE))
        for module in modules()
        if any(name.split(".")[0] == engine for name in imports_of(module))
    }
    assert knowing == {f"engines/{engine}.py"}


def test_no_python_lies_in_the_theme() -> None:
    assert list((ROOT / "theme").rglob("*.py")) == []


def test_no_module_outgrows_its_room() -> None:
    lengths = {
        str(module.relative_to(PACKAGE)): len(module.read_text(encoding="utf-8").splitlines())
        for module in modules()
    }
    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_every_template_says_what_it_is_for_and_what_it_needs() -> None:
    mute = [
        template.name
        for template in (ROOT / "theme" / "fragments").rglob("*.html")
        if "Context:" not in template.read_text(encoding="utf-8").partition("#}")[0]
    ]
    assert mute == []
