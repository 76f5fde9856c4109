"""The store keeps values by content; a damaged file only costs time."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from casewright.build import store as store_module
from casewright.build.store import NAME, open_store
from casewright.exceptions import UsageError


def keep(work_dir: Path, count: int = 3) -> None:
    with open_store(work_dir) as store:
        store.put_many("kind", {bytes([n]) * 16: b"value" * 1_000 for n in range(count)})


def recall(work_dir: Path) -> tuple[int, list[str]]:
    """Return the number of values left, and the messages for ``-v``."""
    notes: list[str] = []
    with open_store(work_dir, lambda message: notes.append(message.key)) as store:
        found = store.get_many("kind", [bytes([n]) * 16 for n in range(1_000 % 256)])
    return len(found), notes


def test_a_value_is_found_by_kind_and_key(tmp_path: Path) -> None:
    keep(tmp_path)
    with open_store(tmp_path) as store:
        assert store.get("kind", b"\1" * 16) == b"value" * 1_000
        assert store.get("other", b"\1" * 16) is None
        assert store.get("kind", b"\xff" * 16) is None


def test_a_copied_store_is_valid(tmp_path: Path) -> None:
    keep(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert recall(tmp_path / "there") == (3, [])


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-6_000])


def overwrite(file: Path) -> None:
    file.write_bytes(b"\x80\x05K\x01." * 1_000)


def older(file: Path) -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(file) as connection:
        connection.execute("pragma user_version = 99")


@pytest.mark.parametrize("spoil", [cut, overwrite, older])
def test_a_spoilt_store_is_replaced_with_one_line(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    keep(tmp_path)
    spoil(tmp_path / NAME)
    found, notes = recall(tmp_path)
    assert found < 3
    assert notes == ["store.damaged"]
    keep(tmp_path)
    assert recall(tmp_path) == (3, [])


def test_a_value_that_was_changed_is_no_value(tmp_path: Path) -> None:
    keep(tmp_path, count=1)
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes().replace(b"valuevalue", b"valuevalua", 1))
    assert recall(tmp_path)[0] == 0


def folder(file: Path) -> None:
    file.mkdir(parents=True)


def pipe(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)


def blocked(file: Path) -> None:
    file.parent.write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [folder, pipe, blocked])
def test_where_no_file_can_be_written_memory_does(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    spoil(tmp_path / "work" / NAME)
    notes: list[str] = []
    with open_store(tmp_path / "work", lambda message: notes.append(message.key)) as store:
        store.put_many("kind", {b"key": b"value"})
        assert store.get("kind", b"key") == b"value"
    assert notes == ["store.unwritable"]


@pytest.mark.parametrize("name", ["", NAME])
def test_a_link_is_refused(name: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = tmp_path / "work" / name if name else tmp_path / "work"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    with pytest.raises(UsageError), open_store(tmp_path / "work"):
        pass
    assert not list(elsewhere.iterdir())


def test_a_store_in_git_is_refused(tmp_path: Path) -> None:
    keep(tmp_path / "work")
    for command in (["init", "-q"], ["add", "-f", f"work/{NAME}"]):
        assert recall(tmp_path / "work")[0] == 3
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with pytest.raises(UsageError, match=r"fault\.tracked-store"), open_store(tmp_path / "work"):
        pass


def test_adding_everything_to_git_leaves_the_store_out(tmp_path: Path) -> None:
    keep(tmp_path / "work")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert recall(tmp_path / "work") == (3, [])


def test_what_nobody_asks_for_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    now = store_module.time.time()
    days = store_module.MAX_AGE_DAYS
    monkeypatch.setattr(store_module.time, "time", lambda: now + days * 86_400)
    with open_store(tmp_path) as store:
        assert store.get("kind", b"\1" * 16)
    monkeypatch.setattr(store_module.time, "time", lambda: now + (days + 1) * 86_400)
    with open_store(tmp_path):
        pass
    assert recall(tmp_path)[0] == 1


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path) as one, open_store(tmp_path) as other:
        for number in range(20):
            one.put_many("one", {bytes([number]): b"x"})
            other.put_many("other", {bytes([number]): b"y"})
        keys = [bytes([number]) for number in range(20)]
        assert len(one.get_many("other", keys)) == len(other.get_many("one", keys)) == 20
