"""The folder's pages, filled and empty, light and dark, wide and narrow: axe has no objection."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from folder.conftest import KWADRAAD, MAAT, MERK, PILOT

CASES = f"?c={KWADRAAD},{MAAT},{MERK},{PILOT}"
PAGES = {
    "empty": "werkmap/",
    "filled": f"werkmap/{CASES}&t=Samen%20leren&d=2026-03-17",
    "with a gap": f"werkmap/?c={KWADRAAD},is-er-niet",
    "comparison": f"werkmap/vergelijken/{CASES}",
    "no comparison": "werkmap/vergelijken/",
    "booklet": f"werkmap/boekje/{CASES}",
    "no booklet": "werkmap/boekje/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(
    chromium: Browser, site: str, address: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="nl-NL",
    )
    page = context.new_page()
    page.goto(site + address)
    page.wait_for_load_state("networkidle")
    results = Axe().run(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert results.response["violations"] == [], results.generate_report()
