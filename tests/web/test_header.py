"""The header of every page fits a long name, a logo and touch targets; its labels agree."""

import io
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from conftest import watched

NAME = "Verhalen van Welzijn Midden"
LOGO = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='40'/>"
DRESS = """([name, logo]) => {
  const held = document.querySelector(".cw-header__name");
  held.querySelector("span").textContent = name;
  const image = document.createElement("img");
  image.src = logo;
  held.prepend(image);
  return image.decode();
}"""
LINES = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""
WHOLE = """element => [...element.firstChild.data.matchAll(/\\S+/g)].every((word) => {
  const range = document.createRange();
  range.setStart(element.firstChild, word.index);
  range.setEnd(element.firstChild, word.index + word[0].length);
  return range.getClientRects().length === 1;
})"""
ROOM = """input => {
  const style = getComputedStyle(input);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const inner = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return inner - pen.measureText(input.placeholder).width;
}"""
BOXES = "elements => elements.map((element) => element.getBoundingClientRect().toJSON())"
BUTTONS = ".cw-header__menu:visible, .cw-header__folder, .cw-header [data-md-component=palette]"
TELEPHONE, TABLET, DESK = 360, 1024, 1280


def dressed(page: Page, site: str, logo: int) -> None:
    page.goto(f"{site}lessen/")
    page.evaluate(DRESS, [NAME, LOGO.format(width=logo)])


@pytest.mark.parametrize("width", [TELEPHONE, TABLET, DESK, 1440])
@pytest.mark.parametrize("logo", [40, 200])
def test_a_long_name_beside_a_logo_keeps_its_words_whole(
    chromium: Browser, site: str, width: int, logo: int
) -> None:
    with watched(chromium, (width, 800)) as page:
        dressed(page, site, logo)
        name = page.locator(".cw-header__name > span")
        assert name.evaluate(WHOLE)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert name.evaluate(LINES) <= (3 if width == TELEPHONE else 1)
        if width >= DESK:
            tabs = page.locator(".cw-header__tabs li").evaluate_all(BOXES)
            assert len({round(box["top"]) for box in tabs}) == 1
        if width >= TABLET:
            assert page.locator("#cw-search").evaluate(ROOM) >= 0


@pytest.mark.parametrize(("width", "count"), [(TELEPHONE, 3), (TABLET, 3), (DESK, 2)])
def test_the_buttons_lie_at_the_right_with_room_for_a_finger(
    chromium: Browser, site: str, width: int, count: int
) -> None:
    finger = 44
    with watched(chromium, (width, 800)) as page:
        dressed(page, site, 40)
        boxes = page.locator(BUTTONS).evaluate_all(BOXES)
        assert len(boxes) == count
        assert all(min(box["width"], box["height"]) >= finger for box in boxes)
        assert all(one["right"] <= following["left"] for one, following in pairwise(boxes))
        assert boxes[-2]["left"] > width / 2


@pytest.mark.parametrize(
    ("address", "title"),
    [("", "Praktijkverhalen"), ("lessen/", "Lessen - Praktijkverhalen")],
)
def test_the_tab_names_the_site_once(page: Page, site: str, address: str, title: str) -> None:
    page.goto(f"{site}{address}")
    expect(page).to_have_title(title)


def test_one_kind_of_apostrophe_stands_in_the_word_for_themes(page: Page, site: str) -> None:
    page.goto(f"{site}overzicht/")
    text = page.locator("body").inner_text()
    assert "Thema's en hun uitkomst" in text
    assert "hema’s" not in text


@pytest.mark.parametrize("icon", [".cw-header__menu", ".cw-header__folder, [href*=werkmap]"])
def test_icons_stay_visible_in_forced_colours(chromium: Browser, site: str, icon: str) -> None:
    context = chromium.new_context(forced_colors="active", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site}praktijk/")
    picture = page.locator(f"header :is({icon})").locator("visible=true").first.screenshot()
    shades = Image.open(io.BytesIO(picture)).convert("L").getextrema()
    assert shades[0] < 128 < shades[1]
    context.close()
