"""Copying, saving and following links back, in a browser."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Page, expect

from bases import write_case
from conftest import casewright, serving, watched

CASE = "praktijk/mee-samen-pilot-die-niet-kwam/"
COPIED = "De link is gekopieerd."


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    """A reader whose browser allows pages to copy."""
    with watched(chromium, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_headings_link_copies_its_address(reader: Page, site: str) -> None:
    reader.goto(site + CASE)
    reader.locator("#aanpak .headerlink").click()
    expect(reader.get_by_role("status").filter(has_text=COPIED)).to_be_visible()
    assert clipboard(reader) == f"{site}{CASE}#aanpak"


def test_a_lessons_link_copies_its_address(reader: Page, site: str) -> None:
    reader.goto(site + CASE)
    reader.locator("#les-2 .cw-lesson__number").click()
    expect(reader.get_by_text(COPIED)).to_be_visible()
    assert clipboard(reader) == f"{site}{CASE}#les-2"


def test_a_case_is_copied_by_its_button(reader: Page, site: str) -> None:
    reader.goto(f"{site}{CASE}#aanpak")
    reader.get_by_role("button", name="Kopieer de link").click()
    expect(reader.get_by_text(COPIED)).to_be_visible()
    assert clipboard(reader) == f"{site}{CASE}"


def test_a_headings_link_is_a_stop_only_where_one_came_for_it(reader: Page, site: str) -> None:
    stops = ".headerlink:not([tabindex='-1'])"
    reader.goto(site + CASE)
    assert reader.locator(".headerlink").count() > 4
    expect(reader.locator(stops)).to_have_count(0)
    reader.locator(".cw-contents a[href='#aanpak']").click()
    expect(reader.locator(stops)).to_have_count(1)
    reader.keyboard.press("Tab")
    expect(reader.locator("#aanpak .headerlink")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_text(COPIED)).to_be_visible()
    assert clipboard(reader) == f"{site}{CASE}#aanpak"


def test_on_a_touch_screen_a_tap_on_a_heading_shows_its_link(chromium: Browser, site: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(site + CASE)
    link = page.locator("#aanpak .headerlink")
    expect(link).to_have_css("opacity", "0")
    page.locator("#aanpak").tap(position={"x": 10, "y": 10})
    expect(link).to_have_css("opacity", "1")
    expect(page.locator("#doel .headerlink")).to_have_css("opacity", "0")
    context.close()


def test_what_was_asked_is_not_passed_on(reader: Page, site: str) -> None:
    reader.goto(f"{site}{CASE}?q=regels#aanpak")
    reader.get_by_role("button", name="Kopieer de link").click()
    expect(reader.get_by_text(COPIED)).to_be_visible()
    assert clipboard(reader) == f"{site}{CASE}"
    reader.locator("#les-2 .cw-lesson__number").click()
    reader.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('#'))")
    assert clipboard(reader) == f"{site}{CASE}#les-2"


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_said_lies_upon_no_bar(chromium: Browser, site: str, width: int) -> None:
    may = ["clipboard-read", "clipboard-write"]
    with watched(chromium, (width, 800), permissions=may) as page:
        page.goto(f"{site}{CASE}?q=netwerk")
        expect(page.locator("[data-cw-unmark]")).to_be_in_viewport()
        page.get_by_role("button", name="Kopieer de link").click()
        said = page.get_by_text(COPIED)
        expect(said).to_be_visible()
        upper, lower = said.bounding_box(), page.locator("[data-cw-found]").bounding_box()
        assert upper
        assert lower
        assert upper["y"] >= 0
        assert upper["y"] + upper["height"] <= lower["y"]


def test_a_reference_is_copied_and_saved(reader: Page, site: str, tmp_path: Path) -> None:
    reader.goto(site + CASE)
    reader.get_by_text("Verwijs naar dit verhaal").click()
    reader.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(reader.get_by_text("De tekst is gekopieerd.")).to_be_visible()
    assert clipboard(reader).endswith("Praktijkverhalen.")
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Bewaar als RIS").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "mee-samen-pilot-die-niet-kwam.ris"
    assert rispy.loads(file.read_text(encoding="utf-8"))[0]["secondary_title"] == "Praktijkverhalen"


def test_no_page_loads_what_grows_with_the_collection(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    for address in ("", CASE, "praktijk/"):
        page.goto(site + address, wait_until="networkidle")
    assert not {"sitemap.xml", "cases.json", "feed.xml"} & {*asked}


def test_without_a_clipboard_the_links_are_plain_links(page: Page, site: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(site + CASE)
    expect(page.get_by_role("button", name="Kopieer")).to_have_count(0)
    page.locator("#les-2 .cw-lesson__number").click()
    expect(page).to_have_url(f"{site}{CASE}#les-2")


def test_what_was_found_is_saved_as_a_table(reader: Page, site: str, tmp_path: Path) -> None:
    reader.goto(f"{site}praktijk/?outcome=not-achieved&outcome=ongoing&sort=oldest")
    button = reader.get_by_role("button", name="als tabel")
    expect(button).to_be_visible()
    titles = reader.locator(".cw-find__card .cw-card__title").all_inner_texts()
    expect(button).to_have_text(f"Bewaar deze {len(titles)} verhalen als tabel (CSV)")
    with reader.expect_download() as download:
        button.click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))
    assert [row["Titel"] for row in rows] == titles


def test_the_trail_leads_back_to_the_list_as_it_was(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?outcome=not-achieved&sort=newest")
    page.locator(".cw-find__card .cw-card__title a").first.click()
    back = page.get_by_role("link", name="Terug naar de lijst")
    expect(back).to_have_attribute("href", f"{site}praktijk/?outcome=not-achieved&sort=newest")
    back.click()
    expect(page.get_by_role("checkbox", name="Niet gelukt")).to_be_checked()


def test_who_came_from_elsewhere_finds_the_plain_trail(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?outcome=not-achieved")
    page.goto(f"{site}themas/sociale-netwerken/")
    page.locator(".cw-card__title a").first.click()
    expect(page.locator(".cw-breadcrumbs").get_by_role("link", name="Verhalen")).to_have_attribute(
        "href", "../../praktijk/"
    )


@pytest.mark.parametrize("place", ["https://kwaad.example/", "//kwaad.example/", "javascript:1", 7])
def test_a_place_that_is_not_the_list_is_ignored(page: Page, site: str, place: object) -> None:
    page.goto(f"{site}praktijk/")
    page.evaluate("place => __md_set('__list', place, sessionStorage)", place)
    page.locator(".cw-card__title a").first.click()
    crumb = page.locator(".cw-breadcrumbs [data-cw-return]")
    expect(crumb).to_have_attribute("href", "../../praktijk/")


def test_a_page_written_by_hand_has_a_trail_too(page: Page, site: str) -> None:
    page.goto(f"{site}over/")
    expect(page.get_by_role("navigation", name="Je bent hier")).to_have_count(1)
    page.goto(site + CASE)
    expect(page.get_by_role("navigation", name="Je bent hier")).to_have_count(1)


def test_a_story_in_another_language_says_so(page: Page, base: Path) -> None:
    english = {"language": "en", "title": "Another way", "summary": "What they tried."}
    write_case(base, "another-way", lessons="[Ask first.]", **english)
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    with serving(base / "site") as address:
        page.goto(f"{address}praktijk/another-way/")
        expect(page.locator(".cw-byline").first).to_contain_text("in het Engels")
        for text in ("Another way", "What they tried.", "Ask first.", "Daarom."):
            spoken = page.locator("#cw-content").get_by_text(text).first
            assert spoken.evaluate("element => element.closest('[lang]').lang") == "en"
        assert page.get_by_text("Aanleiding").last.evaluate("e => e.closest('[lang]').lang") == "nl"
        for list_address in ("praktijk/", "praktijk/?q=tried", "lessen/", "themas/eigen-regie/"):
            page.goto(address + list_address)
            expect(page.get_by_text("in het Engels").first).to_be_visible()
