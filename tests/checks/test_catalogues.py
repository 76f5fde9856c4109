"""The words of the rules: the same keys and gaps in every language, and all of them in use."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from casewright.checks.registry import RULES
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.locale.catalogue import languages, load_catalogue

Examine = Callable[[str, str], tuple[Diagnostic, ...]]

ONLY_IN_LARGE_FILES = {"yaml-feature.message.size"}
"""Sentences that no example shows, because it would take a file of thousands of parts."""


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def rule_keys(language: str) -> Iterator[str]:
    ids = {rule.id for rule in RULES}
    return (key for key in load_catalogue(language).entries if key.split(".")[0] in ids)


def test_every_language_has_the_same_keys() -> None:
    assert languages() == ("en", "nl")
    dutch, english = load_catalogue("nl").entries, load_catalogue("en").entries
    assert dutch.keys() == english.keys()


def test_every_language_has_the_same_gaps() -> None:
    dutch, english = load_catalogue("nl").entries, load_catalogue("en").entries
    for key, forms in dutch.items():
        assert set().union(*map(gaps, forms)) == set().union(*map(gaps, english[key])), key


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_can_be_said_in_full(language: str) -> None:
    for key in rule_keys(language):
        text = load_catalogue(language).entries[key][0]
        assert text.strip(), key
        assert text[-1] in ".}:?", f"{key}: {text}"


def test_every_message_is_said_by_some_example(examine: Examine) -> None:
    said = {item.message.key for rule in RULES for item in examine(rule.id, "bad")}
    messages = {key for key in rule_keys("nl") if ".message." in key}
    assert said | ONLY_IN_LARGE_FILES == messages


def test_every_tip_is_given_by_some_rule(examine: Examine) -> None:
    given = {item.tip.key for rule in RULES for item in examine(rule.id, "bad")}
    tips = {key for key in rule_keys("nl") if ".tip." in key}
    unused = {key for key in tips - given if key.replace(".tip.", ".message.") not in tips | given}
    assert given <= tips
    assert {key for key in unused if _is_a_variant(key)} == unused


def _is_a_variant(tip: str) -> bool:
    """Tell whether a tip goes with a message of its own, or is named in its rule's module."""
    rule, _, variant = tip.split(".")
    if f"{rule}.message.{variant}" in load_catalogue("nl").entries:
        return True
    module = Path(__file__).parents[2] / "generator/casewright/checks" / f"{rule}.py"
    source = module.with_name(module.name.replace("-", "_")).read_text(encoding="utf-8")
    return re.search(rf'"{variant}"', source) is not None
