"""Lessons as search results and filtered in their list, in a browser."""

import io
import unicodedata

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from conftest import hold_against_axe

STATUS = "[data-cw-status]"
FOUND = "[data-cw-live] > .cw-lesson-entries .cw-lesson-entry"


def test_lessons_are_filtered_like_cases_and_the_address_keeps_it(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/")
    page.check('[data-cw-term="sociale-netwerken"] input')
    expect(page.locator(STATUS)).to_have_text("5 lessen · Thema: Sociale netwerken")
    page.check('[data-cw-term="not-achieved"] input')
    expect(page.locator(STATUS)).to_contain_text("Uitkomst: Niet gelukt")
    expect(page.locator(FOUND)).to_have_count(3)
    expect(page.locator("[data-cw-list]").first).to_be_hidden()
    assert page.url == f"{site}lessen/?themes=sociale-netwerken&outcome=not-achieved"
    page.reload()
    expect(page.locator(FOUND)).to_have_count(3)
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("5 lessen · Thema: Sociale netwerken")


def test_a_lesson_goes_by_its_own_themes(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/?themes=gemeente")
    expect(page.locator(FOUND)).to_have_count(2)
    expect(page.locator(FOUND, has_text="hetzelfde doel")).to_have_count(0)


def test_a_found_lesson_leads_back_to_its_place_in_its_case(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/?organisations=kwadraad")
    page.locator(f"{FOUND} .cw-lesson-entry__from a").first.click()
    expect(page.locator("li.cw-lesson:target")).to_be_visible()


def test_without_script_every_lesson_stands_there_with_its_own_address(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}lessen/?themes=sociale-netwerken#mee-samen-pilot-die-niet-kwam-2")
    expect(page.locator("[data-cw-list] .cw-lesson-entry")).to_have_count(23)
    expect(page.locator(".cw-lesson-entry:target")).to_contain_text("schroom")
    expect(page.locator("[data-cw-find]")).to_be_hidden()
    context.close()


def test_the_selection_prints_as_cards(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/?themes=sociale-netwerken")
    expect(page.locator(FOUND)).to_have_count(5)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in sheets))
    words = " ".join(text.split())
    assert words.count("Uit ") == 5
    assert "mee-samen-pilot-die-niet-kwam/#les-2" in "".join(words.split())
    assert "Sorteren" not in words
    assert "Filters" not in words


@pytest.mark.parametrize("look", [(360, "dark"), (1280, "light")], indirect=True)
@pytest.mark.parametrize("query", ["lessen/?themes=eigen-regie", "praktijk/?q=schroom"])
def test_axe_finds_nothing(look: Page, site: str, query: str) -> None:
    look.goto(site + query)
    expect(look.locator("[data-cw-live]")).to_be_visible()
    hold_against_axe(look)


def test_a_text_finds_lessons_within_what_is_chosen(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/")
    page.fill("#cw-find-text", "netwerken")
    expect(page.locator(STATUS)).to_have_text("1 les met “netwerken”")
    expect(page.locator(f"{FOUND} mark").first).to_have_text("netwerken")
    assert page.url == f"{site}lessen/?q=netwerken"
    page.check('[data-cw-term="ongoing"] input')
    expect(page.locator(STATUS)).to_have_text("Geen lessen met “netwerken” · Uitkomst: Nog bezig")
    page.go_back()
    page.go_back()
    expect(page.locator("[data-cw-list]").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("netwerken", "1 les met “netwerken”"),
        ("schroom ballast", "1 les met “schroom ballast”"),
        ("schroom accountant", "1 les met een deel van “schroom accountant”"),
        ("schroon", "Geen lessen met “schroon”. Wel 1 les met “schroom”"),
        ("accountant", "Geen lessen met “accountant”"),
        ("leider", "1 les met “leider”"),
    ],
)
def test_a_lesson_is_found_by_its_own_words(page: Page, site: str, query: str, found: str) -> None:
    page.goto(f"{site}lessen/?q={query}")
    expect(page.locator(STATUS)).to_have_text(found)


def test_a_found_lesson_leads_to_its_place_with_the_words_marked(page: Page, site: str) -> None:
    page.goto(f"{site}lessen/?q=schroom")
    page.locator(f"{FOUND} .cw-lesson-entry__from a").click()
    expect(page).to_have_url(f"{site}praktijk/mee-samen-pilot-die-niet-kwam/?q=schroom#les-2")
    expect(page.locator("#les-2 mark").first).to_have_text("schroom")
