"""Advice begins one step after what is allowed: the pages of print, the age of a review."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casewright.checks.rules.print_fit import LINE
from casewright.config.settings import load_settings
from loading import load

BASE = Path(__file__).parent / "base"
CASE = """title: Een verhaal
summary: Wat er gebeurde.
organisation: buurtwerk
themes: [wijkteam]
why: Daarom.
what: {what}
how: Zo.
lessons: [Dit leerden we.]
reflection: Dit betekent het.
permission: {{basis: fictional}}
added: {added}
"""
Advise = Callable[..., list[str]]


@pytest.fixture
def advise(tmp_path: Path) -> Advise:
    """Return a function that checks a case next to one that was added on 2026-03-15."""
    base = shutil.copytree(BASE, tmp_path / "base")
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    options = "- casewright:\n      review_after_months: 12\n"
    (base / "mkdocs.yml").write_text(settings.replace("- casewright\n", options), "utf-8")
    shutil.rmtree(base / "cases")
    shutil.copytree(BASE / "cases" / "vocabulary", base / "cases" / "vocabulary")

    def run(what: str = "Dit.", added: str = "2026-03-15") -> list[str]:
        for name, words, day in (("verhaal-a", what, added), ("verhaal-b", "Dit.", "2026-03-15")):
            case = CASE.format(what=words, added=day)
            (base / "cases" / f"{name}.yml").write_text(case, encoding="utf-8")
        found = load(load_settings(base / "mkdocs.yml")).diagnostics
        return [item.rule for item in found if item.place.path.endswith("a.yml")]

    return run


@pytest.mark.parametrize(("lines", "advice"), [(68, []), (69, ["print-fit"])])
def test_a_case_may_fill_two_pages_and_no_line_more(
    advise: Advise, lines: int, advice: list[str]
) -> None:
    assert advise("x" * LINE * lines) == advice


@pytest.mark.parametrize(
    ("added", "advice"),
    [("2025-03-16", []), ("2025-03-15", ["overdue-review"]), ("2025-03-14", ["overdue-review"])],
)
def test_a_case_may_be_a_day_short_of_the_term(
    advise: Advise, added: str, advice: list[str]
) -> None:
    assert advise(added=added) == advice
