"""Every rule finds what its bad example holds, nothing else, and nothing in its good one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casewright import checks
from casewright.cases.collection import read_collection
from casewright.checks import checker
from casewright.checks.checker import check
from casewright.checks.example import EXAMPLES
from casewright.checks.registry import RULES
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.report import text_report
from casewright.locale.catalogue import load_catalogue
from casewright.settings import read_settings

ROOT = Path(__file__).parents[2]
IDS = [rule.id for rule in RULES]

Examine = Callable[[str, str], tuple[Diagnostic, ...]]


def test_rules_modules_fixtures_and_catalogues_are_the_same_set() -> None:
    modules = Path(checks.__file__).parent.glob("*.py")
    with_rule = {
        file.stem.replace("_", "-")
        for file in modules
        if "\nRULE = Rule(" in file.read_text(encoding="utf-8")
    }
    fixtures = {folder.name for folder in EXAMPLES.iterdir() if (folder / "bad").is_dir()}
    assert with_rule == set(IDS)
    assert fixtures == set(IDS)
    for language in ("nl", "en"):
        keys = load_catalogue(language).entries
        assert {key.split(".")[0] for key in keys if ".message." in key} == set(IDS)


def test_no_rule_stands_in_the_registry_twice() -> None:
    assert len(IDS) == len(set(IDS))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", IDS)
def test_the_bad_example_gives_exactly_its_report(
    rule: str, language: str, examine: Examine
) -> None:
    expected = (EXAMPLES / rule / f"report.{language}.txt").read_text(encoding="utf-8")
    found = examine(rule, "bad")
    assert text_report(found, load_catalogue(language)) == expected
    assert {item.rule for item in found} == {rule}


@pytest.mark.parametrize("rule", IDS)
def test_the_good_example_gives_no_report(rule: str, examine: Examine) -> None:
    assert text_report(examine(rule, "good"), load_catalogue("nl")) == ""


def test_the_cases_of_this_repository_have_no_error_and_no_warning() -> None:
    settings = read_settings(ROOT / "mkdocs.yml")
    found = check(read_collection(settings.docs_dir, settings.root), settings)
    serious = [item for item in found if item.severity is not Severity.ADVICE]
    assert text_report(serious, load_catalogue("nl")) == ""


def test_only_the_named_files_are_reported_on(lay: Callable[[str, str], Path]) -> None:
    settings = read_settings(lay("unknown-term", "bad") / "mkdocs.yml")
    collection = read_collection(settings.docs_dir, settings.root)
    found = check(collection, settings, only=["cases/koffie-in-de-hal.yml"])
    assert {item.place.path for item in found} == {"cases/koffie-in-de-hal.yml"}


@pytest.mark.usefixtures("two_processes")
def test_two_processes_report_what_one_does(
    lay: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(lay("unknown-term", "bad") / "mkdocs.yml")
    collection = read_collection(settings.docs_dir, settings.root)
    alone = check(collection, settings)
    assert alone
    monkeypatch.setattr(checker, "WORTHWHILE", 1)
    assert check(collection, settings) == alone
