"""Every kind of page, in light and dark, wide and narrow, passes axe."""

import pytest
from playwright.sync_api import Page

from conftest import hold_against_axe

PAGES = {
    "home": "",
    "cases": "praktijk/",
    "results": "praktijk/?q=netwerk&themes=sociale-netwerken",
    "no results": "praktijk/?q=xyzzyx",
    "case": "praktijk/mee-samen-pilot-die-niet-kwam/",
    "paper": "praktijk/mee-samen-pilot-die-niet-kwam/print/",
    "open paper": "praktijk/mee-samen-pilot-die-niet-kwam/print/#zonder-afloop",
    "worksheet": "praktijk/mee-samen-pilot-die-niet-kwam/print/#werkblad",
    "guide": "praktijk/mee-samen-pilot-die-niet-kwam/print/#gespreksleider",
    "lesson cards": "praktijk/mee-samen-pilot-die-niet-kwam/print/#leskaartjes",
    "themes": "themas/",
    "theme": "themas/sociale-netwerken/",
    "pattern": "patronen/canyon/",
    "organisations": "organisaties/",
    "lessons": "lessen/",
    "about": "over/",
    "missing": "is-er-niet/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(look: Page, site: str, address: str) -> None:
    look.goto(site + address)
    look.wait_for_load_state("networkidle")
    hold_against_axe(look)
