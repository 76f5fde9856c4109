"""Every rule reports its bad example, nothing else, and nothing in its good example."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from casewright.checks import rules
from casewright.checks.examples import examples_of
from casewright.checks.registry import IDS, RULES, rule_dir
from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters.text import format_text
from casewright.i18n.catalog import load_catalog
from loading import load

ROOT = Path(__file__).parents[2]

Examine = Callable[[str, str], tuple[Diagnostic, ...]]


def test_every_folder_is_a_rule_with_its_words_and_examples_and_stands_in_the_registry() -> None:
    folders = {path.parent for path in Path(rules.__file__).parent.glob("*/__init__.py")}
    assert {folder.name for folder in folders} == {rule_dir(rule) for rule in IDS}
    for folder in folders:
        there = {path.name for path in folder.iterdir()}
        assert there >= {"bad", "good", "report.nl.txt", "report.en.txt", "nl.po", "en.po"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_brings_its_own_words_and_no_others(language: str) -> None:
    for rule in IDS:
        with (examples_of(rule) / f"{language}.po").open("rb") as stream:
            ids = [entry.id for entry in read_po(stream) if entry.id]
        keys = [key if isinstance(key, str) else key[0] for key in ids]
        assert {key.partition(".")[0] for key in keys} == {rule}
        assert {"title", "finds", "matters"} <= {key.split(".")[1] for key in keys}


def test_a_rule_is_named_alike_in_the_registry_and_in_its_folder() -> None:
    assert tuple(rule.id for rule in RULES) == IDS


def test_no_rule_stands_in_the_registry_twice() -> None:
    assert len(IDS) == len(set(IDS))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", IDS)
def test_the_bad_example_gives_exactly_its_report(rule: str, language: str, check: Examine) -> None:
    expected = (examples_of(rule) / f"report.{language}.txt").read_text(encoding="utf-8")
    found = check(rule, "bad")
    assert format_text(found, load_catalog(language)) == expected
    assert {item.rule for item in found} == {rule}


@pytest.mark.parametrize("rule", IDS)
def test_the_good_example_gives_no_report(rule: str, check: Examine) -> None:
    assert format_text(check(rule, "good"), load_catalog("nl")) == ""


def test_the_cases_of_this_repository_have_no_error_and_no_warning() -> None:
    settings = load_settings(ROOT / "mkdocs.yml")
    found = load(settings).diagnostics
    serious = [item for item in found if item.severity is not Severity.ADVICE]
    assert format_text(serious, load_catalog("nl")) == ""


@pytest.mark.parametrize("name", ["doelgroepen", "lessen", "cases"])
def test_a_vocabulary_cannot_take_the_address_of_other_pages(
    lay: Callable[[str, str], Path], name: str
) -> None:
    folder = lay("invalid-id", "good")
    text = "label: Doelgroepen\nterms:\n  ouderen:\n    label: Ouderen\n"
    (folder / "cases" / "vocabulary" / f"{name}.yml").write_text(text, encoding="utf-8")
    settings = load_settings(folder / "mkdocs.yml")
    found = load(settings).diagnostics
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert [(item.rule, item.place.path) for item in errors] == [
        ("invalid-id", f"cases/vocabulary/{name}.yml")
    ]
