"""Two processes make the same pages as one."""

from functools import partial
from pathlib import Path

from casewright.cases.library import Library
from casewright.checks.checker import inspect
from casewright.publishing.compiling import Compiled
from casewright.publishing.second_hand import SecondHand, may_help
from casewright.rendering.pages import KINDS_APART, pages_of
from casewright.settings import read_settings


def compiled(folder: Path) -> Compiled:
    settings = read_settings(folder / "mkdocs.yml")
    return Compiled(Library.of(inspect(settings).collection), settings)


def test_a_second_hand_makes_the_same_pages(knowledge_base: Path) -> None:
    desk = compiled(knowledge_base).desk
    alone = list(pages_of(desk, KINDS_APART))
    assert len(alone) > 5
    assert SecondHand(partial(pages_of, desk, KINDS_APART)).pages() == alone


def test_a_second_hand_that_comes_to_grief_is_replaced(knowledge_base: Path) -> None:
    desk = compiled(knowledge_base).desk
    hand = SecondHand(partial(pages_of, desk, KINDS_APART))
    hand.work.process.kill()
    assert hand.pages() == list(pages_of(desk, KINDS_APART))


def test_a_small_collection_needs_no_help(knowledge_base: Path) -> None:
    assert not may_help(compiled(knowledge_base).desk)
