"""The pages for saved cases, filled and empty, light and dark, wide and narrow, pass axe."""

import pytest
from playwright.sync_api import Page

from conftest import hold_against_axe
from saved_cases.conftest import KWADRAAD, MAAT, MERK, PILOT

CASES = f"?c={KWADRAAD},{MAAT},{MERK},{PILOT}"
PAGES = {
    "empty": "werkmap/",
    "filled": f"werkmap/{CASES}&t=Samen%20leren&d=2026-03-17",
    "with a gap": f"werkmap/?c={KWADRAAD},is-er-niet",
    "comparison": f"werkmap/vergelijken/{CASES}",
    "no comparison": "werkmap/vergelijken/",
    "booklet": f"werkmap/boekje/{CASES}",
    "no booklet": "werkmap/boekje/",
    "slides": f"werkmap/presentatie/{CASES}",
    "no slides": "werkmap/presentatie/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(look: Page, site: str, address: str) -> None:
    look.goto(site + address)
    look.wait_for_load_state("networkidle")
    hold_against_axe(look)
