"""A small knowledge base with a published site, and a copy with an unpublished change."""

import shutil
from pathlib import Path

import pytest

from bases import CONFIG, ROOT
from conftest import build
from security.faults import edited
from sharing import shared


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small knowledge base with a published site."""
    return shared(tmp_path_factory, "faults", _build)


def _build(folder: Path) -> None:
    (folder / "cases").mkdir()
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    shutil.copy(ROOT / "cases" / "kwadraad-client-is-eigenaar.yml", folder / "cases")
    case = folder / "cases" / "kwadraad-client-is-eigenaar.yml"
    text = case.read_text(encoding="utf-8").partition("related:")[0]
    case.write_text(f"{text}permission: {{basis: public-source}}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    build(folder)


@pytest.fixture
def changed_base(start: Path, tmp_path: Path) -> Path:
    """A copy of it with an unpublished change."""
    return edited(start, tmp_path / "base")
