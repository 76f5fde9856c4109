"""The swap: whoever looks, whenever they look, sees one whole site."""

import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from casewright.faults import EnvironmentFaultError
from casewright.publishing import swap
from casewright.publishing.site_folder import MARKER
from casewright.publishing.swap import discard, make_room, publish

VICTIM = Path(__file__).with_name("keep_publishing.py")
KILLS = 20


def build(site: Path, text: str) -> Path:
    room = make_room(site)
    (room / "index.html").write_text(text, encoding="utf-8")
    return room


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["one step", "two steps"])
def site(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a site is to stand, on a machine that can exchange folders and on one that cannot."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    return tmp_path / "web" / "site"


def test_the_first_site_and_every_next_one_leave_nothing_beside_them(site: Path) -> None:
    for text in ("een", "twee", "drie"):
        publish(build(site, text), site)
        assert (site / "index.html").read_text(encoding="utf-8") == text
        assert names(site) == [MARKER, "index.html"]
        assert names(site.parent) == ["site"]


def test_a_page_that_is_no_longer_made_is_gone(site: Path) -> None:
    room = build(site, "een")
    (room / "oud.html").touch()
    publish(room, site)
    publish(build(site, "twee"), site)
    assert names(site) == [MARKER, "index.html"]


def test_what_is_hidden_in_the_old_site_stays(site: Path) -> None:
    publish(build(site, "een"), site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / ".nojekyll").touch()
    publish(build(site, "twee"), site)
    assert names(site) == [MARKER, ".git", ".nojekyll", "index.html"]
    assert names(site / ".git") == ["HEAD"]


def test_an_unfinished_site_is_thrown_away_and_the_old_one_stands(site: Path) -> None:
    publish(build(site, "een"), site)
    discard(build(site, "half"))
    assert (site / "index.html").read_text(encoding="utf-8") == "een"
    assert names(site.parent) == ["site"]


def test_leftovers_of_dead_builds_go_and_only_those(site: Path) -> None:
    publish(build(site, "een"), site)
    kept = [".site.new-x", ".sites.new-1", "site.new-1", ".site.new-1.txt"]
    for name in [".site.new-1", ".site.old-2", *kept]:
        (site.parent / name).mkdir()
    publish(build(site, "twee"), site)
    assert names(site.parent) == sorted(["site", *kept])


def test_a_site_that_was_parked_when_its_build_died_comes_back(site: Path) -> None:
    publish(build(site, "een"), site)
    site.rename(site.with_name(".site.old-123"))
    site.with_name(".site.new-123").mkdir()
    room = make_room(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "een"
    assert names(site.parent) == sorted([room.name, "site"])


def test_where_the_new_site_cannot_be_moved_the_old_one_stands(site: Path) -> None:
    publish(build(site, "een"), site)
    room = build(site, "twee")
    elsewhere = Path("/dev/shm") / room.name  # noqa: S108  (another file system than the tests')
    if not elsewhere.parent.is_dir() or elsewhere.parent.stat().st_dev == site.stat().st_dev:
        pytest.skip("no second file system")
    try:
        elsewhere.mkdir()
        with pytest.raises(EnvironmentFaultError):
            publish(elsewhere, site)
    finally:
        discard(elsewhere)
    assert (site / "index.html").read_text(encoding="utf-8") == "een"


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="cannot exchange folders")
def test_a_reader_misses_nothing_during_fifty_swaps(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(build(site, "0"), site)
    seen: Counter[str] = Counter()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen[(site / "index.html").read_text(encoding="utf-8")] += 1
            except FileNotFoundError:
                seen["missed"] += 1

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for version in range(1, 51):
            publish(build(site, str(version)), site)
    finally:
        done.set()
        reader.join()
    assert seen["missed"] == 0
    assert seen.total() > 50


def test_killed_at_any_moment_one_whole_site_stands(tmp_path: Path) -> None:
    site = tmp_path / "site"
    random = Random(6)  # noqa: S311  (moments, not secrets)
    standing = 0
    for _ in range(KILLS):
        command = [sys.executable, str(VICTIM), str(site), str(standing + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(random.uniform(0, 0.03))
            victim.kill()
        pages = [path for path in site.rglob("*") if path.suffix == ".html"]
        versions = {page.read_text(encoding="utf-8") for page in pages}
        assert len(pages) == 21
        assert len(versions) == 1
        text = versions.pop()
        standing = int(text.partition("\n")[0])
        assert text == f"{standing}\n" * 500
    discard(make_room(site))
    assert names(tmp_path) == ["site"]
