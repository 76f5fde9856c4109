"""The swap: readers see one complete site at any time."""

import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from casewright.exceptions import SystemFailureError, UsageError
from casewright.publish import swap
from casewright.publish.swap import publish, spare_tree
from casewright.publish.target import MARKER
from publish.keep_publishing import PAGES, build

VICTIM = Path(__file__).with_name("keep_publishing.py")
KILLS = 20


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def version_of(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8").partition("\n")[0]


@pytest.fixture
def work_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture(params=["one step", "two steps"])
def site(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a site, on a machine that can exchange folders and on one that cannot."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    return tmp_path / "web" / "site"


def test_every_site_takes_the_place_of_the_one_before(site: Path, work_dir: Path) -> None:
    for text in ("een", "twee", "drie"):
        publish(build(site, work_dir, text), site)
        assert version_of(site) == text
        assert names(site) == [MARKER, "index.html", "praktijk"]
        assert names(site.parent) == ["site"]


def test_the_old_site_is_the_spare_tree_of_the_next_build(site: Path, work_dir: Path) -> None:
    publish(build(site, work_dir, "een"), site)
    publish(build(site, work_dir, "twee"), site)
    assert version_of(spare_tree(site, work_dir)) == "een"


def test_a_page_that_is_no_longer_made_is_gone(site: Path, work_dir: Path) -> None:
    spare = build(site, work_dir, "een")
    (spare / "oud").mkdir()
    (spare / "oud" / "index.html").touch()
    publish(spare, site)
    for text in ("twee", "drie"):
        publish(build(site, work_dir, text), site)
        assert names(site) == [MARKER, "index.html", "praktijk"]


def test_what_is_hidden_in_the_old_site_stays(site: Path, work_dir: Path) -> None:
    publish(build(site, work_dir, "een"), site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / ".nojekyll").touch()
    for text in ("twee", "drie"):
        publish(build(site, work_dir, text), site)
        assert names(site) == [MARKER, ".git", ".nojekyll", "index.html", "praktijk"]
        assert names(site / ".git") == ["HEAD"]


def test_a_site_that_was_parked_when_its_build_died_comes_back(site: Path, work_dir: Path) -> None:
    publish(build(site, work_dir, "een"), site)
    site.rename(site.with_name(".site.old"))
    spare_tree(site, work_dir)
    assert version_of(site) == "een"
    assert names(site.parent) == ["site"]


def test_a_spare_tree_that_is_a_link_is_refused(site: Path, work_dir: Path, tmp_path: Path) -> None:
    spare = build(site, work_dir, "een")
    spare.rename(tmp_path / "elsewhere")
    spare.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=r"fault\.linked-folder"):
        spare_tree(site, work_dir)


def test_where_the_new_site_cannot_be_moved_the_old_one_stands(site: Path, work_dir: Path) -> None:
    publish(build(site, work_dir, "een"), site)
    elsewhere = Path("/dev/shm/casewright-test")  # noqa: S108  (another file system)
    if not elsewhere.parent.is_dir() or elsewhere.parent.stat().st_dev == site.stat().st_dev:
        pytest.skip("no second file system")
    elsewhere.mkdir()
    try:
        with pytest.raises(SystemFailureError):
            publish(elsewhere, site)
    finally:
        (elsewhere / MARKER).unlink(missing_ok=True)
        elsewhere.rmdir()
    assert version_of(site) == "een"


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="cannot exchange folders")
def test_a_reader_misses_nothing_during_fifty_exchanges(tmp_path: Path, work_dir: Path) -> None:
    site = tmp_path / "site"
    publish(build(site, work_dir, "0"), site)
    seen: Counter[str] = Counter()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen[version_of(site)] += 1
            except FileNotFoundError:
                seen["missed"] += 1

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for version in range(1, 51):
            publish(build(site, work_dir, str(version)), site)
    finally:
        done.set()
        reader.join()
    assert seen["missed"] == 0
    assert seen.total() > 50


def test_killed_at_any_moment_one_whole_site_stands(tmp_path: Path) -> None:
    site = tmp_path / "site"
    random = Random(6)  # noqa: S311  (random moments, not secrets)
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
        assert len(pages) == len(PAGES)
        assert len(versions) == 1
        text = versions.pop()
        standing = int(text.partition("\n")[0])
        assert text == f"{standing}\n" * 500
    assert names(tmp_path) == ["site", "work"]
