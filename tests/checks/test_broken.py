"""Forty broken cases: every mistake is reported in one run, at its position, and nothing else.

``broken/<name>/`` is written over the shared base; ``broken/expected.tsv`` holds the expected
reports.
"""

import csv
import re
import shutil
from itertools import groupby
from pathlib import Path

import pytest

from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.reporters.text import format_text
from casewright.i18n.catalog import load_catalog
from loading import load

HERE = Path(__file__).parent
BROKEN = HERE / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())

OF_A_PARSER = re.compile(
    r"\b(?:expected|found|while|scanning|parsing|mapping|sequence|scalar|token|indicator|could not"
    r"|did not|valid|input|should|string|character|line|column|error|unable|must)\b"
)


def expected() -> dict[str, list[tuple[str, str, str, str]]]:
    with (BROKEN / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t"))[1:]
    return {
        name: [(file, line, column, rule) for _, file, line, column, rule in group]
        for name, group in groupby(rows, key=lambda row: row[0])
    }


def check(name: str, folder: Path) -> tuple[Diagnostic, ...]:
    shutil.copytree(HERE / "base", folder, dirs_exist_ok=True)
    shutil.copytree(BROKEN / name, folder, dirs_exist_ok=True)
    return load(load_settings(folder / "mkdocs.yml")).diagnostics


def test_there_are_forty_and_each_has_its_mistakes() -> None:
    assert len(NAMES) == 40
    assert sorted(expected()) == NAMES


def test_two_are_knowledge_bases_with_mistakes_in_three_files() -> None:
    files = [len({file for file, *_ in found}) for found in expected().values()]
    assert sorted(files)[-2:] == [3, 3]


@pytest.mark.parametrize("name", NAMES)
def test_every_mistake_is_reported_at_its_place_and_nothing_else(name: str, tmp_path: Path) -> None:
    found = [
        (item.place.path, str(item.place.line), str(item.place.column), item.rule)
        for item in check(name, tmp_path)
    ]
    assert sorted(found) == sorted(expected()[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_in_dutch(name: str, tmp_path: Path) -> None:
    catalog = load_catalog("nl")
    for item in check(name, tmp_path):
        said = f"{catalog.say(item.message)} {catalog.say(item.tip)}"
        assert not OF_A_PARSER.search(said), format_text([item], catalog)
