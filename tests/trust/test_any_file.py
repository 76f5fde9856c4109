"""Any bytes at all, as a case or a vocabulary: accepted or refused with a report, and soon."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casewright.cases.library import Library
from casewright.checks.checker import inspect
from casewright.diagnostics.report import text_report
from casewright.publishing.compiling import Compiled
from casewright.settings import Settings, read_settings
from conftest import ROOT
from trust.hostile import hostile_files

HOSTILE = hostile_files()
CORPUS = os.environ.get("CASEWRIGHT_CORPUS")
SLOW = 20
"""How many times the promised 50 ms a file may take on a busy machine before the test fails."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("trust")
    (folder / "cases" / "vocabulary").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n"
        "plugins: [casewright]\n",
        encoding="utf-8",
    )
    themes = (ROOT / "cases" / "vocabulary" / "themes.yml").read_bytes()
    (folder / "cases" / "vocabulary" / "themes.yml").write_bytes(themes)
    return read_settings(folder / "mkdocs.yml")


def report_on(base: Settings, place: str, content: bytes) -> str:
    """Give the report on a file; where there is nothing to report, its pages are made too."""
    file = base.docs_dir / place
    file.write_bytes(content)
    try:
        inspection = inspect(base)
        if not inspection.errors:
            Compiled(Library.of(inspection.collection, drafts=True), base).pages  # noqa: B018
        return text_report(inspection.diagnostics, base.catalogue)
    finally:
        file.unlink()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("place", ["vijandig.yml", "vocabulary/vijandig.yml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_report(base: Settings, place: str, name: str) -> None:
    started = time.process_time()
    report = report_on(base, place, HOSTILE[name])
    took = time.process_time() - started
    assert "Traceback" not in report
    assert not any(ord(sign) < 32 and sign != "\n" for sign in report)
    assert took < 0.05 * SLOW


@given(content=st.binary(max_size=2_000))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_get_a_report(base: Settings, content: bytes) -> None:
    assert isinstance(report_on(base, "vijandig.yml", content), str)


PIECES = st.sampled_from(
    ["title: ", "why: |\n  ", "themes:\n", "- ", "  ", "\n", ": ", " #", "'", '"', "[", "]", "{",
     "}", "&a ", "*a", "!x ", "lessons:\n", "eigen-regie", "**vet**", "<b>", "é", "\t", "| ", "> ",
     "? ", "---\n"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=60))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_that_looks_like_a_case_gets_a_report(base: Settings, pieces: list[str]) -> None:
    for place in ("vijandig.yml", "vocabulary/vijandig.yml"):
        assert isinstance(report_on(base, place, "".join(pieces).encode()), str)


@pytest.mark.skipif(not CORPUS, reason="CASEWRIGHT_CORPUS names no folder of files to try as well")
def test_a_corpus_from_elsewhere_gets_reports(base: Settings) -> None:
    for path in Path(str(CORPUS)).rglob("*"):
        if path.is_file():
            assert isinstance(report_on(base, "vijandig.yml", path.read_bytes()), str)
