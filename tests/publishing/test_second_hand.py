"""Two processes make the same pages as one."""

from pathlib import Path

import pytest

from casewright.cases.library import Library
from casewright.checks.checker import inspect
from casewright.publishing import second_hand
from casewright.publishing.compiling import Compiled
from casewright.settings import read_settings
from website.test_build import base, write_case

__all__ = ["base"]


def compiled(folder: Path) -> Compiled:
    settings = read_settings(folder / "mkdocs.yml")
    return Compiled(Library.of(inspect(settings).collection), settings)


def test_a_second_hand_changes_nothing(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write_case(base, f"verhaal-{number}", title=f"Verhaal {number}")
    alone = compiled(base)
    assert alone.hand is None
    monkeypatch.setattr(second_hand, "WORTHWHILE", 2)
    together = compiled(base)
    assert together.hand is not None
    assert dict(together.pages) == dict(alone.pages)


def test_a_second_hand_that_comes_to_grief_is_replaced(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = compiled(base)
    monkeypatch.setattr(second_hand, "WORTHWHILE", 1)
    together = compiled(base)
    assert together.hand
    together.hand.work.process.kill()
    assert dict(together.pages) == dict(alone.pages)
