"""A date as people write it gets the suggestion that fits the region of the site."""

import shutil
from pathlib import Path

import pytest

from casewright.config.settings import load_settings
from casewright.diagnostics.reporters.text import format_text
from casewright.i18n.catalog import load_catalog
from loading import load

BASE = Path(__file__).parent / "base"


@pytest.mark.parametrize(
    ("language", "written", "suggestion"),
    [
        ("en-GB", "3rd March 2024", "2024-03-03"),
        ("en-GB", "3rd of March 2024", "2024-03-03"),
        ("en-GB", "March 3rd 2024", "2024-03-03"),
        ("en-GB", "03/04/2024", "2024-04-03"),
        ("en-US", "03/04/2024", "2024-03-04"),
        ("en-GB", "11/30/2026", "2026-11-30"),
        ("en-US", "30/11/2026", "2026-11-30"),
        ("nl", "3 maart 2024", "2024-03-03"),
    ],
)
def test_a_written_date_has_a_suggestion(
    language: str, written: str, suggestion: str, tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    config, story = tmp_path / "mkdocs.yml", tmp_path / "cases/soep-op-donderdag.yml"
    text = config.read_text(encoding="utf-8").replace("language: nl", f"language: {language}")
    config.write_text(text, encoding="utf-8")
    story.write_text(f"{story.read_text(encoding='utf-8')}reviewed: {written}\n", encoding="utf-8")
    report = format_text(load(load_settings(config)).diagnostics, load_catalog("en"))
    assert f"Write it like this: {suggestion}" in report
