"""Any bytes, as a case or a vocabulary, are accepted or reported, with a limited amount of work."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casewright.config.settings import Settings, load_settings
from casewright.diagnostics.reporters.text import format_text
from casewright.site.site import Site
from conftest import ROOT
from loading import index_of, load
from security.figures import CALLS, MAX_CALLS, MAX_CALLS_WHEN_FULL
from security.hostile import full_files, hostile_files

Record = Callable[[str, object], None]

HOSTILE = hostile_files()
FULL = full_files()
CORPUS = os.environ.get("CASEWRIGHT_CORPUS")


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
    """Clear the caches of the program."""
    for name, module in list(sys.modules.items()):
        if name.startswith("casewright"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.cache_info().maxsize:
                    value.cache_clear()


def count_calls(base: Settings, place: str, content: bytes) -> int:
    """Return how many calls of Python and C functions a check takes with empty caches.

    Unlike a time, this is the same on every machine.
    """
    file = base.docs_dir / place
    file.write_bytes(content)
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    forget()
    sys.setprofile(count)
    try:
        format_text(load(base).diagnostics, base.catalog)
    finally:
        sys.setprofile(None)
        file.unlink()
    return calls


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
    calls = count_calls(base, place, HOSTILE[name])
    record_property(CALLS, calls)
    assert calls < MAX_CALLS


@pytest.mark.parametrize("name", FULL)
def test_a_story_as_long_as_it_may_be_takes_no_more_than_its_share(
    base: Settings, name: str
) -> None:
    assert count_calls(base, "vijandig.yml", FULL[name]) < MAX_CALLS_WHEN_FULL


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
