"""A small knowledge base for authors: no story yet but one, and words to choose from."""

import shutil
from pathlib import Path

import pytest

from casewright.cases.collection import Collection, list_collection
from casewright.settings import Settings, read_settings
from conftest import ROOT


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give the folder of a knowledge base with one story."""
    folder = tmp_path / "base"
    shutil.copytree(ROOT / "tests" / "checks" / "base", folder)
    return folder


@pytest.fixture
def settings(base: Path) -> Settings:
    return read_settings(base / "mkdocs.yml")


@pytest.fixture
def collection(settings: Settings) -> Collection:
    return list_collection(settings.docs_dir, settings.root)
