"""Ordinary pages on paper (Ctrl+P), without what one could only click, and on a small screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from pdf.conftest import Paper

PAGES = {
    "": "Thema",
    "praktijk/": "Alleverhalen",
    "praktijk/?q=overleg": "verhalen",
    "praktijk/zwaar/?q=overleg": "Reflectie",
    "lessen/": "Lesnummer1uit",
    "themas/": "Thema",
    "overzicht/": "Gelukt",
    "organisaties/": "Organisaties",
    "handleiding/": "Handleiding",
}
"""Each with a text that is on paper, too."""
FURNITURE = (
    "Inmijnwerkmap", "Markeringweg", "Zoekeenverhaal", "Filters", "Volgende", "Kopieer",
    "Bekijkalstabel", "Afdrukken", "Opdezepagina",
)  # fmt: skip


@pytest.fixture(scope="module")
def paper(chromium: Browser, hard_site: str) -> Callable[[str], Paper]:
    """Print a page as a reader does, after its scripts have run."""
    context = chromium.new_context(color_scheme="dark", locale="nl-NL")

    def print_it(address: str) -> Paper:
        page = context.new_page()
        page.goto(hard_site + address, wait_until="networkidle")
        content = page.pdf(prefer_css_page_size=True)
        page.close()
        return Paper(content)

    return print_it


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_printed_without_its_furniture(
    paper: Callable[[str], Paper], address: str
) -> None:
    printed = paper(address)
    assert PAGES[address] in printed.text
    assert [words for words in FURNITURE if words in printed.text] == []
    assert all(len(text.split()) > 5 for text in printed.texts)


def test_a_wide_table_keeps_its_columns(paper: Callable[[str], Paper]) -> None:
    printed = paper("praktijk/zwaar/")
    values = {f"waarde-{row}-{column}" for row in range(6) for column in range(14)}
    assert {value for value in values if value not in printed.text} == set()
    assert not any(printed.ink(-10, 0))


@pytest.mark.parametrize("address", ["", "praktijk/", "praktijk/zwaar/", "lessen/", "overzicht/"])
def test_no_page_scrolls_sideways_on_the_smallest_telephone(
    chromium: Browser, hard_site: str, address: str
) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(hard_site + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
