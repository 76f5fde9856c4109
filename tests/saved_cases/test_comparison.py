"""The comparison of two to four cases: on a screen, on a phone, on landscape paper."""

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from saved_cases.conftest import (
    EXTREME,
    ITEMS,
    KRACHT,
    KWADRAAD,
    MAAT,
    MERK,
    PILOT,
    open_folder,
    sheets_of,
)

THREE = f"?c={KWADRAAD},{MERK},{PILOT}"
SECTIONS = ["Aanleiding", "Doel", "Aanpak", "Resultaat", "Lessen", "Reflectie"]


def open_comparison(page: Page, site: str, query: str = THREE) -> None:
    page.goto(f"{site}werkmap/vergelijken/{query}")
    expect(page.locator("[data-cw-frame]")).to_be_visible()


def test_the_chosen_cases_stand_side_by_side_section_by_section(page: Page, site: str) -> None:
    open_folder(page, site, f"?c={KWADRAAD},{MAAT},{MERK},{PILOT},{KRACHT}")
    way = page.get_by_role("link", name="Vergelijk de gekozen verhalen")
    expect(way).to_be_hidden()
    for place in (0, 3):
        page.locator(ITEMS).nth(place).get_by_role("checkbox").check()
    way.click()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(page.get_by_role("columnheader").first).to_contain_text("De cliënt is eigenaar")
    expect(page.get_by_role("columnheader").last).to_contain_text("Een pilot met sociale")
    expect(page.get_by_role("rowheader")).to_have_text(SECTIONS)
    cells = page.get_by_role("cell")
    expect(cells).to_have_count(12)
    expect(cells.nth(0)).to_contain_text("De overheid wil dat mensen beter voor zichzelf")
    expect(cells.nth(1)).to_contain_text("Het netwerk van een cliënt raakt op afstand")


def test_the_facts_above_a_case_are_kept_apart(page: Page, site: str) -> None:
    open_comparison(page, site)
    facts = page.locator(".cw-comparison__title .cw-facts > :not(.cw-facts__themes) ~ *")
    assert facts.count() > 6
    assert "Doelgroep" in "".join(facts.all_inner_texts())
    for fact in facts.all():
        assert fact.evaluate("fact => getComputedStyle(fact, '::before').content") == '" · "'


def test_a_section_a_case_lacks_is_said_and_one_all_lack_is_left_out(page: Page, site: str) -> None:
    open_comparison(page, site, f"?c={KWADRAAD},{MAAT}")
    expect(page.get_by_role("rowheader")).to_have_text(SECTIONS)
    empty = page.locator(".cw-comparison__nothing")
    expect(empty).to_have_count(1)
    expect(empty).to_have_text("Dit verhaal vertelt hierover niets.")


def test_more_than_four_or_fewer_than_two_is_no_comparison(page: Page, site: str) -> None:
    open_comparison(page, site, f"?c={KWADRAAD},{MAAT},{MERK},{PILOT},{KRACHT}")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    page.goto(f"{site}werkmap/vergelijken/?c={MAAT}")
    expect(page.locator("[data-cw-status]")).to_contain_text("twee, drie of vier")
    expect(page.locator("[data-cw-frame]")).to_be_hidden()


def test_the_page_scrolls_with_the_titles_in_sight(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 900, "height": 430})
    open_comparison(page, site, f"?c={KWADRAAD},{MAAT},{MERK},{PILOT}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 900
    frame = page.locator("[data-cw-frame]")
    assert frame.evaluate("frame => frame.scrollHeight === frame.clientHeight")
    page.evaluate("scrollTo(0, 1500)")
    title = page.get_by_role("columnheader").first.bounding_box()
    assert title
    assert abs(title["y"]) < 4


def test_a_telephone_shows_section_below_section(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="nl-NL")
    page = context.new_page()
    open_comparison(page, site)
    first, second = (page.get_by_role("cell").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert first["x"] == second["x"]
    assert second["y"] > first["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    title = page.get_by_role("cell").first.locator(".cw-comparison__of")
    expect(title).to_have_text("De cliënt is eigenaar van de oplossing")
    context.close()


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_what_knows_no_measure_stays_in_its_column(page: Page, thirty: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_comparison(page, thirty, f"?c=verhaal-00002,{EXTREME}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = page.locator(".cw-comparison__cell")
    assert cells.evaluate_all("cells => cells.every(one => one.scrollWidth <= one.clientWidth)")


@pytest.fixture
def printed(page: Page, site: str) -> PdfReader:
    page.emulate_media(color_scheme="dark")
    open_comparison(page, site)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_paper_lies_on_its_side(printed: PdfReader) -> None:
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in printed.pages)
    assert len(printed.pages) <= 5


def test_the_titles_come_back_on_every_sheet_and_the_screen_stays_behind(
    page: Page, site: str
) -> None:
    open_comparison(page, site)
    sheets = [" ".join(sheet.split()) for sheet in sheets_of(page)]
    for sheet in sheets:
        assert "De cliënt is eigenaar van de oplossing" in sheet
    whole = " ".join(sheets)
    for section in SECTIONS:
        assert section in whole
    for furniture in ("Afdrukken", "Terug naar", "Bladeren", "Zoek", "naast elkaar."):
        assert furniture not in whole
