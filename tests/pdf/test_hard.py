"""Long, wide or many texts stay within the paper, in the browser and in PDF files."""

from collections.abc import Callable, Mapping

import pytest

from pdf.conftest import ANCHORS, Paper

HOLES = 20
EDGE = -10
"""Millimetres: what a perforator and a printer need at the sides."""


@pytest.mark.parametrize("edition", sorted(ANCHORS.keys() - {"cards"}))
def test_the_browser_leaves_room_for_holes_and_at_the_edge(
    printed: Callable[[str, str], Paper], edition: str
) -> None:
    paper = printed("zwaar", edition)
    assert not any(paper.ink(0, HOLES))
    assert not any(paper.ink(EDGE, 0))
    assert all(paper.ink(HOLES, EDGE))


def test_cards_stay_within_what_a_printer_reaches(printed: Callable[[str, str], Paper]) -> None:
    paper = printed("zwaar", "cards")
    assert not any(paper.ink(0, 10))
    assert not any(paper.ink(-10, 0))


def test_so_does_weasyprint(pdf_files: Mapping[str, Paper]) -> None:
    for paper in pdf_files.values():
        assert not any(paper.ink(0, HOLES))
        assert not any(paper.ink(EDGE, 0))
        assert all(paper.ink(HOLES, EDGE))


@pytest.mark.parametrize("edition", ["handout", "open", "large"])
def test_nothing_is_lost(printed: Callable[[str, str], Paper], edition: str) -> None:
    paper = printed("zwaar", edition)
    assert "coördinatieoverlegverslagleggingsverantwoordelijke" in paper.text
    assert [n for n in range(1, 41) if f"Lesnummer{n}uit" not in paper.text] == []
    assert [n for n in range(1, 41) if f"{n}.Lesnummer{n}uit" not in paper.text] == []


def test_a_wide_table_is_whole(printed: Callable[[str, str], Paper]) -> None:
    paper = printed("zwaar", "handout")
    values = {f"waarde{row}{column}" for row in range(6) for column in range(14)}
    text = paper.text.replace("-", "")  # a line may end at a hyphen
    assert {value for value in values if value not in text} == set()
    widths = [round(sheet.mediabox.width) for sheet in paper.reader.pages]
    assert sorted(set(widths)) == [595, 842]


@pytest.mark.parametrize("edition", ANCHORS)
def test_a_case_with_forty_lessons_leaves_no_sheet_blank(
    printed: Callable[[str, str], Paper], edition: str
) -> None:
    assert all(len(text.split()) > 10 for text in printed("zwaar", edition).texts)
