"""Any bytes, as a case or a vocabulary, are accepted or reported, in time."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casewright.build.site import Site
from casewright.config.settings import Settings, load_settings
from casewright.diagnostics.reporters.text import format_text
from conftest import ROOT
from loading import index_of, load
from security.figures import PROMISED, PROMISED_WHEN_FULL, TOOK
from security.hostile import full_files, hostile_files

Record = Callable[[str, object], None]

HOSTILE = hostile_files()
FULL = full_files()
CORPUS = os.environ.get("CASEWRIGHT_CORPUS")
BUSY = 3
"""How many times as long that may take on a slower or busy machine before the test fails."""

TRIES = 5
"""A file that takes longer is tried again: another program may have been in the way."""


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
    return load_settings(folder / "mkdocs.yml")


def report_on(base: Settings, place: str, content: bytes) -> str:
    """Return the report on a file; render its pages if there is nothing to report."""
    file = base.docs_dir / place
    file.write_bytes(content)
    try:
        project = load(base)
        if not project.errors:
            site = Site(index_of(base, drafts=True), base)
            _ = site.markdown_pages, [task.make() for task in site.tasks]
        return format_text(project.diagnostics, base.catalog)
    finally:
        file.unlink()


def forget() -> None:
    """Clear the caches of the rules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("casewright.checks"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.cache_info().maxsize:
                    value.cache_clear()


def quickest(base: Settings, place: str, content: bytes, enough: float) -> float:
    """Return the CPU time that a file takes with empty caches."""
    file = base.docs_dir / place
    file.write_bytes(content)
    try:
        least = float("inf")
        for _ in range(TRIES):
            forget()
            started = time.process_time()
            format_text(load(base).diagnostics, base.catalog)
            least = min(least, time.process_time() - started)
            if least < enough:
                break
        return least
    finally:
        file.unlink()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("place", ["vijandig.yml", "vocabulary/vijandig.yml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_report(
    base: Settings, place: str, name: str, record_property: Record
) -> None:
    report = report_on(base, place, HOSTILE[name])
    assert "Traceback" not in report
    assert not any(ord(sign) < 32 and sign != "\n" for sign in report)
    took = quickest(base, place, HOSTILE[name], PROMISED)
    record_property(TOOK, took * 1_000)
    assert took < PROMISED * BUSY


@pytest.mark.parametrize("name", FULL)
def test_a_story_as_long_as_it_may_be_takes_no_more_than_its_share(
    base: Settings, name: str
) -> None:
    assert (
        quickest(base, "vijandig.yml", FULL[name], PROMISED_WHEN_FULL) < PROMISED_WHEN_FULL * BUSY
    )


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
