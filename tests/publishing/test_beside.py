"""Two processes make the same pages as one, and what one cannot do the other does."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casewright.faults import WrongUseError
from casewright.forked import Beside
from casewright.publishing import compiling
from casewright.publishing.compiling import Compiled
from casewright.settings import read_settings
from loading import index_of

pytestmark = pytest.mark.usefixtures("two_processes")


def staged(folder: Path) -> dict[str, bytes]:
    settings = read_settings(folder / "mkdocs.yml")
    compiled = Compiled(index_of(settings), settings)
    shutil.rmtree(settings.staging_dir, ignore_errors=True)
    compiled.begin()
    forked = compiled.hand.forked
    assert (forked is not None) == compiled.large
    told = compiled.write()
    files = (path for path in settings.staging_dir.rglob("*") if path.is_file())
    contents = {
        path.relative_to(settings.staging_dir).as_posix(): path.read_bytes() for path in files
    }
    assert told.written == tuple(sorted(contents))
    assert {name: contents[name] for name in compiled.pages} == {
        name: page.content for name, page in compiled.pages.items()
    }
    return contents


def test_two_processes_make_the_same_pages(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = staged(knowledge_base)
    monkeypatch.setattr(compiling, "WORTHWHILE", 1)
    assert staged(knowledge_base) == alone


@pytest.mark.parametrize("make", [Compiled.write, lambda compiled: compiled.texts])
def test_a_hand_written_page_in_place_of_a_generated_one_is_refused(
    knowledge_base: Path, tmp_path: Path, make: Callable[[Compiled], object]
) -> None:
    folder = shutil.copytree(knowledge_base, tmp_path / "base")
    (folder / "cases" / "praktijk.md").write_text("# Van mij\n", encoding="utf-8")
    settings = read_settings(folder / "mkdocs.yml")
    compiled = Compiled(index_of(settings), settings)
    with pytest.raises(WrongUseError, match=r"fault\.page-collision"):
        make(compiled)


@pytest.fixture
def beside() -> Beside[int]:
    return Beside(lambda: 7 * 6, worthwhile=True)


def test_work_beside_gives_its_result(beside: Beside[int]) -> None:
    assert beside.result() == 42


def test_work_that_comes_to_grief_is_done_here(beside: Beside[int]) -> None:
    assert beside.forked
    beside.forked.process.kill()
    assert beside.result() == 42


def test_what_the_work_raised_is_raised_here() -> None:
    beside: Beside[object] = Beside(lambda: {}["weg"], worthwhile=True)
    with pytest.raises(KeyError, match="weg"):
        beside.result()


def test_what_is_not_worthwhile_is_done_here() -> None:
    assert Beside(lambda: 42, worthwhile=False).forked is None


def test_what_nobody_asked_for_ends_with_the_process_that_began_it() -> None:
    code = "from casewright.forked import Forked; Forked(lambda: bytes(10**7)); raise SystemExit(3)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 3
