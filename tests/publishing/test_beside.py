"""Two processes make the same pages as one, and what one cannot do the other does."""

from pathlib import Path

import pytest

from casewright.cases.library import Library
from casewright.checks.checker import inspect
from casewright.forked import Beside
from casewright.publishing import compiling
from casewright.publishing.compiling import Compiled
from casewright.settings import read_settings

pytestmark = pytest.mark.usefixtures("two_processes")


def pages(folder: Path) -> dict[str, str]:
    settings = read_settings(folder / "mkdocs.yml")
    compiled = Compiled(Library.of(inspect(settings).collection), settings)
    compiled.begin()
    forked = compiled.hand.forked
    assert (forked is not None) == compiled.large
    return {name: page.text for name, page in compiled.pages.items()}


def test_two_processes_make_the_same_pages(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = pages(knowledge_base)
    monkeypatch.setattr(compiling, "WORTHWHILE", 1)
    assert pages(knowledge_base) == alone


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
