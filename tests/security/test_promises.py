"""SECURITY.md is correct: the tests it names exist, and its figures are theirs."""

import re

from conftest import ROOT
from security.faults import INJECTIONS, LIMITS, MOMENTS, SURROUNDINGS
from security.figures import MAX_CALLS, MAX_CALLS_WHEN_FULL
from security.hostile import PAGES, hostile_files

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", TEXT)
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_figures_are_those_of_the_tests() -> None:
    single = 3
    injections = len(MOMENTS) + len(INJECTIONS) + len(LIMITS) + len(SURROUNDINGS) + single
    assert f"{len(hostile_files())} files" in TEXT
    assert f"each at most {MAX_CALLS // 1_000_000} million calls" in TEXT
    assert f"to the brim {MAX_CALLS_WHEN_FULL // 1_000_000} million" in TEXT
    assert f"{len(PAGES)} kinds of page" in TEXT
    assert f"{injections} injections" in TEXT
