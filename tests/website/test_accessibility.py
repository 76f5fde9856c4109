"""Every kind of page, in light and dark, wide and narrow, has nothing that axe objects to."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(
    chromium: Browser, site: str, address: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(site + address)
    page.wait_for_load_state("networkidle")
    results = Axe().run(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert results.response["violations"] == [], results.generate_report()
