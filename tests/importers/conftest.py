"""A small knowledge base, and a function that imports a document without a terminal."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from casewright.config.settings import Settings, load_settings
from casewright.i18n.message import Message
from casewright.importers.importer import import_story
from casewright.importers.reader import read_file
from casewright.loader.collection import Collection, list_collection
from casewright.scaffold.case_template import CaseTemplate
from casewright.yaml.writer import Bare, Value
from conftest import ROOT


@dataclass(frozen=True)
class Result:
    """The result for one story: its fields, the whole file, and the messages."""

    fields: dict[str, Value]
    file: str
    report: str

    @property
    def everything(self) -> str:
        return f"{self.file}\n{self.report}"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the folder of a knowledge base with one case."""
    folder = tmp_path / "base"
    shutil.copytree(ROOT / "tests" / "checks" / "base", folder)
    return folder


@pytest.fixture
def settings(base: Path) -> Settings:
    return load_settings(base / "mkdocs.yml")


@pytest.fixture
def collection(settings: Settings) -> Collection:
    return list_collection(settings.docs_dir, settings.root)


Import = Callable[[str, bytes], list[Result]]


@pytest.fixture
def imported(tmp_path: Path, settings: Settings, collection: Collection) -> Import:
    """Return a function that imports a file with a name and a content."""

    def read(name: str, content: bytes) -> list[Result]:
        path = tmp_path / name
        path.write_bytes(content)
        source = read_file(path)
        assert not isinstance(source, Message), settings.catalog.say(source)
        template = CaseTemplate(settings.catalog, collection.vocabularies)
        results = []
        for story in source.stories:
            made = import_story(story, collection.vocabularies, {"status": Bare("draft")})
            text = template.file_text(made.draft, "x.json")
            told = "\n".join(map(settings.catalog.say, (*source.remarks, *made.todo)))
            results.append(Result(dict(made.draft.fields), text, told))
        return results

    return read
