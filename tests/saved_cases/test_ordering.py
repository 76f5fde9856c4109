"""The page of saved cases: order, removal, editions, the workshop, and missing cases."""

import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from saved_cases.conftest import ITEMS, KRACHT, KWADRAAD, MAAT, MERK, SAID, ids, open_folder

THREE = f"?c={KWADRAAD},{MAAT},{MERK}"
FIRST = "De cliënt is eigenaar van de oplossing"


def part(page: Page, place: int, name: str) -> Locator:
    return page.locator(ITEMS).nth(place).locator(name)


def test_the_buttons_move_a_case_keep_the_focus_and_say_where_it_is(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    down = page.get_by_role("button", name=f"Zet lager: {FIRST}")
    down.focus()
    page.keyboard.press("Enter")
    assert ids(page) == [MAAT, KWADRAAD, MERK]
    expect(down).to_be_focused()
    expect(page.locator(SAID)).to_have_text(f"{FIRST}: nu nummer 2 van 3.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert ids(page) == [MAAT, MERK, KWADRAAD]
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    page.reload()
    expect(page.locator(ITEMS)).to_have_count(3)
    assert ids(page) == [MAAT, MERK, KWADRAAD]


def test_a_mouse_drags_a_case_to_its_place(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    drag(page, 0, 2)
    page.mouse.up()
    assert ids(page) == [MAAT, MERK, KWADRAAD]
    expect(part(page, 2, "[data-slot=number]")).to_have_text("3")
    page.reload()
    expect(page.locator(ITEMS)).to_have_count(3)
    assert ids(page) == [MAAT, MERK, KWADRAAD]


def test_escape_takes_a_drag_back(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    drag(page, 2, 0)
    assert ids(page) == [MERK, KWADRAAD, MAAT]
    page.keyboard.press("Escape")
    page.mouse.up()
    assert ids(page) == [KWADRAAD, MAAT, MERK]


def drag(page: Page, place: int, to: int) -> None:
    start = part(page, place, "[data-cw-grip]").bounding_box()
    end = part(page, to, "[data-cw-grip]").bounding_box()
    assert start
    assert end
    across = start["x"] + 10
    goal = end["y"] + (end["height"] - 5 if to > place else 5)
    page.mouse.move(across, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(across, goal, steps=10)


def test_a_case_taken_out_comes_back(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    expect(part(page, 0, "[data-slot=title]")).to_have_text(FIRST)
    page.get_by_role("button", name=f"Haal uit de werkmap: {FIRST}").press("Enter")
    assert ids(page) == [MAAT, MERK]
    expect(page.locator(SAID)).to_have_text(f"{FIRST} is uit de werkmap gehaald.")
    expect(part(page, 0, "[data-cw-out]")).to_be_focused()
    page.click("[data-cw-undo]")
    assert ids(page) == [KWADRAAD, MAAT, MERK]
    page.click("[data-cw-clear]")
    expect(page.locator("[data-cw-empty]")).to_be_visible()
    page.click("[data-cw-undo]")
    assert ids(page) == [KWADRAAD, MAAT, MERK]


def test_the_workshop_and_the_editions_survive_a_reload(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    page.fill("[name=title]", "Leren van wat misging")
    page.fill("[name=date]", "2026-03-17")
    page.select_option("[name=edition]", "worksheet")
    part(page, 1, "[data-cw-edition]").select_option("large")
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Leren van wat misging")
    expect(page.locator("[name=date]")).to_have_value("2026-03-17")
    expect(page.locator("[name=edition]")).to_have_value("worksheet")
    expect(part(page, 1, "[data-cw-edition]")).to_have_value("large")


def test_a_case_that_is_gone_is_said_so_and_can_be_cleared(
    page_of_gaps: Page, shrinking: tuple[str, Path]
) -> None:
    page = page_of_gaps
    site, folder = shrinking
    open_folder(page, site, THREE)
    expect(part(page, 1, "[data-slot=trouble]")).to_be_hidden()
    shutil.rmtree(folder / "praktijk" / MAAT)
    page.reload()
    expect(part(page, 1, "[data-slot=trouble]")).to_contain_text("niet (meer) op de site")
    expect(page.locator("[data-cw-gone]")).to_contain_text("1 verhaal in deze werkmap")
    page.click("[data-cw-clear-gone]")
    assert ids(page) == [KWADRAAD, MERK]
    expect(page.locator("[data-cw-gone]")).to_be_hidden()


def test_a_case_that_does_not_load_is_not_called_gone(page_of_gaps: Page, site: str) -> None:
    page = page_of_gaps
    page.route(f"**/{MAAT}/print/", lambda route: route.fulfill(status=503))
    open_folder(page, site, THREE)
    expect(part(page, 1, "[data-slot=trouble]")).to_contain_text("kon nu niet worden geladen")
    expect(page.locator("[data-cw-gone]")).to_be_hidden()


def test_a_link_carries_the_whole_folder(page: Page, site: str) -> None:
    open_folder(page, site, THREE)
    page.fill("[name=title]", "Twee & drie, “vier”")
    page.fill("[name=date]", "2026-03-17")
    part(page, 2, "[data-cw-edition]").select_option("cards")
    link = page.locator("#cw-saved-cases-link").input_value()
    assert len(link) < len(site) + 200
    page.evaluate("localStorage.clear()")
    page.goto(link)
    expect(page.locator(SAID)).to_have_text("De verhalen uit de link zijn nu je werkmap.")
    assert ids(page) == [KWADRAAD, MAAT, MERK]
    expect(page.locator("[name=title]")).to_have_value("Twee & drie, “vier”")
    expect(page.locator("[name=date]")).to_have_value("2026-03-17")
    expect(part(page, 2, "[data-cw-edition]")).to_have_value("cards")
    assert page.url == f"{site}werkmap/"


def test_a_shared_folder_does_not_touch_ones_own(page: Page, site: str) -> None:
    open_folder(page, site, f"?c={KRACHT}")
    open_folder(page, site, THREE)
    expect(page.locator("[data-cw-shared]")).to_be_visible()
    expect(page.locator("[data-cw-saved-cases-link]")).to_have_text("Werkmap (1)")
    part(page, 0, "[data-cw-out]").click()
    assert ids(page) == [MAAT, MERK]
    page.reload()
    expect(page.locator(ITEMS)).to_have_count(2)
    page.click("[data-cw-adopt=add]")
    assert ids(page) == [KRACHT, MAAT, MERK]
    expect(page.locator("[data-cw-shared]")).to_be_hidden()
    open_folder(page, site, THREE)
    page.click("[data-cw-adopt=leave]")
    assert ids(page) == [KRACHT, MAAT, MERK]
    open_folder(page, site, THREE)
    page.click("[data-cw-adopt=replace]")
    assert ids(page) == [KWADRAAD, MAAT, MERK]


def test_a_hostile_link_gives_no_more_than_its_good_names(page: Page, site: str) -> None:
    names = f"<script>alert(1)</script>,../../x,{MAAT}.<b>,javascript:alert(1),{MAAT},-,é"
    title = "<img src=x onerror=alert(1)>" + "x" * 300
    page.goto(f"{site}werkmap/?c={names}&t={title}&d=2026-99-99&e=__proto__")
    expect(page.locator(ITEMS)).to_have_count(1)
    assert ids(page) == [MAAT]
    expect(page.locator(SAID)).to_contain_text("5 verhalen uit de link bestaan niet")
    value = page.locator("[name=title]").input_value()
    assert len(value) == 120
    expect(page.locator("[name=date]")).to_have_value("")
    expect(page.locator("#cw-content img")).to_have_count(0)
