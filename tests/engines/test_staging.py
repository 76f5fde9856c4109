"""Staging writes exactly the given files, and changes only what differs."""

import os
from pathlib import Path

import pytest

from casewright.engines.staging import stage
from casewright.exceptions import SystemFailureError, UsageError

PAGES = {
    "index.md": b"# Begin\n",
    "praktijk/een.md": "# Een é\n".encode(),
    "praktijk/twee.md": b"# Twee\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "work" / "docs"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_new_folder_holds_the_pages_and_copies_of_the_media(folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"\x89PNG\r\n\0")
    stage(PAGES, folder, {"media/een/foto.png": picture})
    assert contents(folder) == PAGES | {"media/een/foto.png": b"\x89PNG\r\n\0"}


def test_only_what_changed_gets_a_new_time(folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"PNG")
    media = {"media/foto.png": picture}
    stage(PAGES, folder, media)
    for path in folder.rglob("*.*"):
        os.utime(path, (1000, 1000))
    stage(PAGES | {"praktijk/twee.md": b"# TWEE\n"}, folder, media)
    times = {name: (folder / name).stat().st_mtime for name in [*PAGES, *media]}
    assert [name for name, time in times.items() if time != 1000] == ["praktijk/twee.md"]


def test_what_is_no_longer_there_goes_with_its_folder(folder: Path) -> None:
    stage(PAGES | {"oud/diep/drie.md": b"# Drie\n"}, folder)
    stage({"index.md": b"# Begin\n"}, folder)
    assert [path.name for path in folder.iterdir()] == ["index.md"]


def test_a_page_and_a_folder_may_change_places(folder: Path) -> None:
    stage({"een": b"bestand", "twee/x.md": b"map"}, folder)
    stage({"een/x.md": b"map", "twee": b"bestand"}, folder)
    assert contents(folder) == {"een/x.md": b"map", "twee": b"bestand"}


@pytest.mark.parametrize(
    "name", ["../x.md", "/x.md", "een/../../x.md", "", "een//x.md", "./x.md", "a\\b", "C:x", "a\0"]
)
def test_a_name_that_leaves_the_folder_is_refused_before_anything_is_written(
    folder: Path, name: str
) -> None:
    stage({"index.md": b"oud"}, folder)
    with pytest.raises(UsageError, match=r"fault\.unsafe-name"):
        stage({"index.md": b"nieuw", name: b"x"}, folder)
    assert contents(folder) == {"index.md": b"oud"}
    assert sorted(path.name for path in folder.parent.iterdir()) == ["docs"]


@pytest.mark.parametrize("other", ["praktijk", "praktijk/een.md"])
def test_two_files_in_one_place_are_refused(folder: Path, tmp_path: Path, other: str) -> None:
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"PNG")
    with pytest.raises(UsageError, match=r"fault\.name-clash"):
        stage(PAGES, folder, {other: picture})


def test_a_link_in_the_folder_is_replaced_and_what_it_leads_to_is_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (outside / "een.md").write_text("van iemand anders", encoding="utf-8")
    folder.mkdir(parents=True)
    (folder / "praktijk").symlink_to(outside)
    (folder / "index.md").symlink_to(outside / "een.md")
    stage(PAGES, folder)
    assert contents(outside) == {"een.md": b"van iemand anders"}
    assert contents(folder) == PAGES


def test_a_folder_that_is_itself_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten" / "x.md").write_text("x", encoding="utf-8")
    (tmp_path / "docs").symlink_to(tmp_path / "buiten")
    with pytest.raises(UsageError, match=r"fault\.linked-folder"):
        stage(PAGES, tmp_path / "docs")
    with pytest.raises(UsageError, match=r"fault\.linked-folder"):
        stage(PAGES, tmp_path / "docs" / "diep")
    assert contents(tmp_path / "buiten") == {"x.md": b"x"}


def test_media_must_be_an_ordinary_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text("x", encoding="utf-8")
    (tmp_path / "link.png").symlink_to(tmp_path / "geheim")
    os.mkfifo(tmp_path / "pijp.png")
    for name in ("link.png", "pijp.png"):
        with pytest.raises(UsageError, match=r"fault\.unsafe-asset"):
            stage({}, folder, {"foto.png": tmp_path / name})


def test_a_leftover_of_a_killed_run_is_cleaned_up(folder: Path) -> None:
    stage(PAGES, folder)
    (folder / "praktijk" / ".casewright-new").write_text("half", encoding="utf-8")
    stage(PAGES, folder)
    assert set(contents(folder)) == set(PAGES)


def test_what_the_machine_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("een bestand waar de map moet komen", encoding="utf-8")
    with pytest.raises(SystemFailureError, match=r"fault\.machine") as caught:
        stage(PAGES, tmp_path / "docs")
    assert caught.value.message.values["file"] == str(tmp_path / "docs")
