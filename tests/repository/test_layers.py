"""Imports run down the layers, and only adapters import an engine."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "generator" / "casewright"
MAX_MODULE_LINES = 250

LAYERS = (
    {"exceptions", "progress", "paths", "fs", "diagnostics", "i18n"},
    {"config", "urls", "handbook"},
    {"prose", "yaml", "cases"},
    {"loader", "checks"},
    {"views", "search"},
    {"rendering", "pages"},
    {"build", "engines", "publish", "pdf", "importers", "scaffold"},
    {"server", "cli", "plugin"},
    {"__main__"},
)
INTERLEAVED = {("build", "engines")}
"""An engine renders the site that the build describes, and the build calls the engine."""

MAY_IMPORT_MKDOCS = ("plugin.py", "engines/mkdocs/", "server/livereload.py")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "casewright":
            yield from (f"casewright.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def package_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def packages_imported_by(module: Path) -> set[str]:
    names = (name.split(".") for name in imports_of(module))
    found = {parts[1] for parts in names if parts[0] == "casewright" and len(parts) > 1}
    return found - {package_of(module), "__version__"}


def layer_of(package: str) -> int:
    return next(number for number, packages in enumerate(LAYERS) if package in packages)


def test_no_import_runs_up() -> None:
    up = [
        (name_of(module), name)
        for module in MODULES
        if package_of(module) != "__init__"
        for name in packages_imported_by(module)
        if layer_of(name) > layer_of(package_of(module))
    ]
    assert up == []


def test_no_test_imports_from_another() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    names = {path.stem for path in tests if path.name.startswith("test_")}
    importing = [
        (path.name, name)
        for path in tests
        for name in imports_of(path)
        if name.split(".")[-1] in names
    ]
    assert importing == []


def test_packages_of_one_layer_do_not_import_each_other_both_ways() -> None:
    imported: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        imported[package_of(module)] |= packages_imported_by(module)
    pairs = {
        (one, other)
        for one, others in imported.items()
        for other in others
        if one < other and one in imported[other]
    }
    assert pairs == INTERLEAVED


def test_only_the_plugin_and_the_adapter_import_mkdocs() -> None:
    importing = {
        name_of(module)
        for module in MODULES
        if any(name.split(".")[0] in {"mkdocs", "material"} for name in imports_of(module))
    }
    assert importing
    assert {name for name in importing if not name.startswith(MAY_IMPORT_MKDOCS)} == set()


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_another_engine_is_imported_by_its_adapter_only(engine: str) -> None:
    importing = {
        name_of(module)
        for module in MODULES
        if any(name.split(".")[0] == engine for name in imports_of(module))
    }
    assert importing == {f"engines/{engine}.py"}


def test_the_theme_contains_no_python() -> None:
    assert list((ROOT / "theme").rglob("*.py")) == []


def test_no_module_is_too_long() -> None:
    lengths = {
        name_of(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES
    }
    assert {name: length for name, length in lengths.items() if length > MAX_MODULE_LINES} == {}


def test_every_template_documents_its_purpose_and_context() -> None:
    undocumented = [
        template.name
        for template in (ROOT / "theme" / "templates").rglob("*.html")
        if "Context:" not in template.read_text(encoding="utf-8").partition("#}")[0]
    ]
    assert undocumented == []


def test_the_map_in_contributing_quotes_the_docstrings_of_the_packages() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for init in sorted(PACKAGE.glob("*/__init__.py")):
        docstring = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        assert f"| `{init.parent.name}/` | {docstring.splitlines()[0]} |" in page
