"""Each kind of page and file says what is expected of the small site in ``base``."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pages.snapshots import EXPECTED, expected_file, make_files, select


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    return select(make_files())


def test_every_expected_file_is_made(files: Mapping[str, str]) -> None:
    expected = {file.name for file in EXPECTED.iterdir()}
    assert {expected_file(name).name for name in files} == expected


@pytest.mark.parametrize("file", sorted(EXPECTED.iterdir()), ids=lambda file: file.name)
def test_a_file_has_the_expected_text(file: Path, files: Mapping[str, str]) -> None:
    made = {expected_file(name): text for name, text in files.items()}
    assert made[file] == file.read_bytes().decode()
