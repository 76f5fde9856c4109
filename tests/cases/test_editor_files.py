"""Temporary files of editors are not cases, vocabularies or pages."""

from pathlib import Path

import pytest

from casewright.loader.collection import list_collection
from casewright.paths import is_editor_file
from casewright.site.static_files import handwritten_files

KEPT = [
    ".#soep.yml",
    "soep.yml~",
    ".soep.yml.swp",
    ".soep.yml.swo",
    "4913",
    "#soep.yml#",
    ".~lock.soep.yml#",
]


@pytest.mark.parametrize("name", KEPT)
def test_files_of_editors_are_ignored(name: str, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "vocabulary"):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("title: x", encoding="utf-8")
    collection = list_collection(tmp_path, tmp_path)
    assert (collection.vocabulary_files, collection.case_paths) == ((), ())
    assert (collection.page_files, collection.skipped) == ((), ())
    assert handwritten_files(tmp_path) == {}


def test_a_lock_that_leads_nowhere_is_ignored(tmp_path: Path) -> None:
    (tmp_path / ".#soep.yml").symlink_to("jan@werkplek.123:456")
    assert list_collection(tmp_path, tmp_path).case_paths == ()


@pytest.mark.parametrize(
    "name", ["soep.yml", "2012.md", "49134", "a#b.yml", "index.md", ".htaccess"]
)
def test_other_files_are_not(name: str) -> None:
    assert not is_editor_file(name)
