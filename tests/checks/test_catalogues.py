"""The catalogs of the rules: the same keys and placeholders in every language, and all used."""

from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from casewright.checks.registry import RULES
from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.i18n.catalog import (
    COMPLETE,
    available_languages,
    completeness,
    load_catalog,
)
from casewright.i18n.po import parse_po
from conftest import ROOT

CATALOGUES = sorted((ROOT / "generator" / "casewright").rglob("*.po"))
Examine = Callable[[str, str], tuple[Diagnostic, ...]]

IN_NO_EXAMPLE = (
    "yaml-feature.{}.size", "unsafe-file.{}.special", "unsafe-file.{}.unreadable",
    "unsafe-image.{}.unreadable", "personal-data.{}.identity",
)  # fmt: skip
"""What no example shows: thousands of parts, a pipe, missing rights, or another country."""


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def rule_keys(language: str) -> Iterator[str]:
    ids = {rule.id for rule in RULES}
    return (key for key in load_catalog(language).entries if key.split(".")[0] in ids)


@pytest.mark.parametrize("language", available_languages())
def test_every_language_has_keys_of_english_and_a_complete_one_all(language: str) -> None:
    own, english = load_catalog(language).entries, load_catalog("en").entries
    assert own.keys() == english.keys()
    assert language not in COMPLETE or completeness(language) == 100


@pytest.mark.parametrize("language", available_languages())
def test_every_language_has_the_same_gaps(language: str) -> None:
    own, english = load_catalog(language).entries, load_catalog("en").entries
    for key, forms in own.items():
        assert set().union(*map(gaps, forms)) == set().union(*map(gaps, english[key])), key


@pytest.mark.parametrize("language", available_languages())
def test_every_sentence_can_be_said_in_full(language: str) -> None:
    for key in rule_keys(language):
        if key.endswith(".title"):
            continue
        text = load_catalog(language).entries[key][0]
        assert text.strip(), key
        assert text[-1] in ".}:?", f"{key}: {text}"


def test_every_message_is_said_by_some_example(check: Examine) -> None:
    said = {item.message.key for rule in RULES for item in check(rule.id, "bad")}
    messages = {key for key in rule_keys("nl") if ".message." in key}
    assert said | {key.format("message") for key in IN_NO_EXAMPLE} == messages


def test_every_tip_is_given_by_some_example(check: Examine) -> None:
    given = {item.tip.key for rule in RULES for item in check(rule.id, "bad")}
    tips = {key for key in rule_keys("nl") if ".tip." in key}
    assert given | {key.format("tip") for key in IN_NO_EXAMPLE} == tips


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_a_catalogue_reads_as_gettext_has_it(file: Path) -> None:
    with file.open("rb") as stream:
        entries = [entry for entry in read_po(stream) if entry.id]
    keys = [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in entries]
    texts = [entry.string for entry in entries]
    forms = [(text,) if isinstance(text, str) else tuple(text or ()) for text in texts]
    assert list(parse_po(file).items()) == list(zip(keys, forms, strict=True))


@pytest.mark.parametrize("language", available_languages())
def test_a_field_has_one_name_on_pages_and_in_reports(language: str) -> None:
    entries = load_catalog(language).entries
    for key, forms in entries.below("case."):
        name = f"field.{key[5:].replace('-', '_')}"
        assert key == "case.minutes" or entries.get(name, forms) == forms


def test_a_renamed_field_has_that_name_in_reports_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins: [casewright: {labels: {case.why: Reden}}]\n", encoding="utf-8"
    )
    assert load_settings(tmp_path / "mkdocs.yml").catalog.t("field.why") == "Reden"
