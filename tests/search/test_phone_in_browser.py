"""The list on a phone: filters behind one button, with results visible at once."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

STATUS = "[data-cw-status]"
TOGGLE = "[data-cw-toggle]"
SHOW = "[data-cw-show]"
FITS = """(field) => {
  const style = getComputedStyle(field);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(field.placeholder).width <= room;
}"""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def test_the_filters_say_what_they_find_and_lead_there(phone: Page, site: str) -> None:
    phone.goto(f"{site}praktijk/")
    expect(phone.locator(SHOW)).to_be_hidden()
    phone.click(TOGGLE)
    expect(phone.locator(SHOW)).to_have_text("Toon 5 verhalen")
    expect(phone.locator("legend").first).to_have_text("Uitkomst")
    phone.check('[data-cw-term="ongoing"] input')
    expect(phone.locator(SHOW)).to_have_text("Toon 2 verhalen")
    expect(phone.locator(SHOW)).to_be_in_viewport(ratio=1)
    expect(phone.locator("[data-cw-number]")).to_have_text("1")
    phone.click(SHOW)
    expect(phone.locator(TOGGLE)).to_have_attribute("aria-expanded", "false")
    expect(phone.locator(STATUS)).to_be_focused()
    expect(phone.locator("[data-cw-live] .cw-card__title").first).to_be_in_viewport()


def test_with_nothing_chosen_it_leads_to_all(phone: Page, site: str) -> None:
    phone.goto(f"{site}lessen/")
    phone.click(TOGGLE)
    phone.click(SHOW)
    expect(phone.locator(STATUS)).to_have_text("23 lessen")
    expect(phone.locator("[data-cw-list]").first).to_be_focused()


def test_the_open_filters_are_accessible(phone: Page, site: str) -> None:
    phone.goto(f"{site}praktijk/")
    phone.click(TOGGLE)
    results = Axe().run(phone)
    assert results.response["violations"] == [], results.generate_report()


@pytest.mark.parametrize("address", ["", "praktijk/", "lessen/", "themas/", "404.html"])
def test_a_page_on_a_phone_has_one_search_whose_hint_can_be_read(
    phone: Page, site: str, address: str
) -> None:
    phone.goto(f"{site}{address}")
    phone.wait_for_load_state("networkidle")
    (field,) = phone.locator("input[type=search]:visible").all()
    assert field.evaluate(FITS)
