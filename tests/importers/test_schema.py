"""The schema and ``check`` agree, as far as a schema can express the rules."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from casewright.cases.case import Case
from casewright.cases.json_schema import case_schema, schema_text
from casewright.checks.examples import examples_of
from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.collection import list_collection
from casewright.loader.files import CaseFile
from conftest import ROOT
from importers.reading import command
from loading import load, parse_cases

BASE = ROOT / "tests" / "checks" / "base"
VISIBLE = {
    "missing-field", "unknown-field", "wrong-type", "too-long", "invalid-date", "unknown-term",
    "missing-permission",
}  # fmt: skip
UNSEEN = {
    "invalid-date.message.reversed": "two dates have to be compared",
    "invalid-date.message.impossible": "29 February needs the year",
}


def plain(file: CaseFile) -> object:
    """Parse a file as YAML without types: every scalar is the text in the file."""
    return yaml.load(file.source.text, Loader=yaml.BaseLoader)  # noqa: S506  (makes only texts)


def laid_out(example: Path, folder: Path) -> Path:
    shutil.copytree(BASE, folder)
    shutil.copytree(example, folder / "cases", dirs_exist_ok=True)
    return folder


def examples() -> Iterator[Path]:
    for rule in sorted(VISIBLE | {"duplicate-key", "lost-text", "raw-html", "broken-link"}):
        yield from (examples_of(rule) / side for side in ("bad", "good"))


def test_the_schema_is_one() -> None:
    settings = load_settings(ROOT / "mkdocs.yml")
    vocabularies = list_collection(settings.docs_dir, settings.root).vocabularies
    Draft7Validator.check_schema(case_schema(vocabularies, settings.catalog))


def test_the_cases_of_this_repository_are_valid() -> None:
    settings = load_settings(ROOT / "mkdocs.yml")
    collection = list_collection(settings.docs_dir, settings.root)
    validator = Draft7Validator(case_schema(collection.vocabularies, settings.catalog))
    assert len(collection.case_paths) >= 5
    for file in parse_cases(settings):
        assert [error.message for error in validator.iter_errors(plain(file))] == [], file.id
        typed = yaml.load(file.source.text, Loader=yaml.CSafeLoader)
        typed = json.loads(json.dumps(typed, default=str))
        assert [error.message for error in validator.iter_errors(typed)] == [], file.id


@pytest.mark.parametrize(
    "example", [*examples()], ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_the_schema_and_check_agree_on_the_examples(example: Path, tmp_path: Path) -> None:
    settings = load_settings(laid_out(example, tmp_path / "base") / "mkdocs.yml", drafts=True)
    collection = list_collection(settings.docs_dir, settings.root)
    if len(collection.vocabularies) < len(collection.vocabulary_files):
        shutil.copytree(BASE / "cases", settings.docs_dir, dirs_exist_ok=True)
        collection = list_collection(settings.docs_dir, settings.root)
    validator = Draft7Validator(case_schema(collection.vocabularies, settings.catalog))
    found = load(settings).diagnostics
    for file in parse_cases(settings):
        if file.document.broken or not file.document.root.entries:
            continue
        mine = [item for item in found if item.place.path == file.source.path]
        errors = {
            item.message.key
            for item in mine
            if item.severity is Severity.ERROR and item.rule in VISIBLE
        }
        unreadable = {item.rule for item in mine} & {"duplicate-key", "yaml-syntax", "lost-text"}
        if unreadable or (errors and errors <= UNSEEN.keys()):
            continue
        invalid = [error.message for error in validator.iter_errors(plain(file))]
        assert bool(invalid) is bool(errors), (file.source.path, errors, invalid)


def test_editors_find_a_title_and_an_explanation_for_every_field() -> None:
    settings = load_settings(ROOT / "mkdocs.yml")
    vocabularies = list_collection(settings.docs_dir, settings.root).vocabularies
    schema = case_schema(vocabularies, settings.catalog)
    fields = set(Case.model_fields) - {"id", "facets"}
    assert fields | {"organisation", "themes", "audiences", "patterns"} == set(schema["properties"])
    for key, field in schema["properties"].items():
        assert field["title"], key
        assert field["description"], key
    themes = schema["definitions"]["term-themes"]
    assert "wijkteam" in themes["enum"]
    place = themes["enum"].index("wijkteam")
    assert themes["enumDescriptions"][place].startswith("Wijkteam. ")


def test_the_command_prints_it_and_keeps_it_for_the_editor(base: Path) -> None:
    settings = load_settings(base / "mkdocs.yml")
    vocabularies = list_collection(settings.docs_dir, settings.root).vocabularies
    expected = schema_text(vocabularies, settings.catalog)
    result = command("schema", cwd=base)
    assert (result.exit_code, result.stdout) == (0, expected)
    kept = base / ".casewright" / "case.schema.json"
    assert kept.read_text(encoding="utf-8") == expected
    assert command("schema", "--out", "elders/schema.json", cwd=base).stdout == ""
    assert (base / "elders" / "schema.json").read_text(encoding="utf-8") == expected


def test_the_editor_is_pointed_at_it_without_a_network() -> None:
    vscode = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert vscode["yaml.schemas"] == {".casewright/case.schema.json": "cases/*.yml"}
    assert vscode["yaml.schemaStore.enable"] is False


def test_a_build_serves_the_schema_and_keeps_it_for_the_editor(
    site_dir: Path, knowledge_base: Path
) -> None:
    served = (site_dir / "schema" / "case.json").read_text(encoding="utf-8")
    assert json.loads(served)["title"] == "Een praktijkverhaal"
    kept = knowledge_base / ".casewright" / "case.schema.json"
    assert kept.read_text(encoding="utf-8") == served
