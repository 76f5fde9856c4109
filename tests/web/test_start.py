"""`Begin hier`: one page about the themes that people who begin a project choose."""

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import hold_against_axe, watched

RESULT = "[data-cw-start-result]"


def test_themes_are_chosen_and_become_one_page_with_its_own_address(page: Page, site: str) -> None:
    page.goto(f"{site}begin-hier/")
    page.get_by_label("Eigen regie").check()
    page.get_by_label("Sociale netwerken").check()
    page.get_by_role("button", name="Maak mijn pagina").click()
    expect(page).to_have_url(f"{site}begin-hier/?themes=eigen-regie&themes=sociale-netwerken")
    expect(page.locator("h1")).to_contain_text("Begin hier: Eigen regie en Sociale netwerken")
    headings = page.locator(f"{RESULT} h2").all_inner_texts()
    assert [heading.rstrip("¶ ") for heading in headings] == [
        "Dit leerden anderen",
        "Dit komt vaak voor",
        "Dit lukte niet, en waarom",
        "Vragen om samen te bespreken",
        "De verhalen erachter",
        "Voordat je begint",
    ]
    assert page.locator("article ul.cw-start__checklist").count() == 1
    keys = page.eval_on_selector_all(
        f"{RESULT} [data-cw-section=lessons] [data-cw-key]",
        "all => all.map(one => one.dataset.cwKey)",
    )
    assert len(keys) == len({*keys}) > 3
    address = page.locator(f"{RESULT} [data-cw-section=stories] a").first.get_attribute("href")
    assert page.request.get(str(address)).ok
    page.get_by_role("link", name="Andere keuze").click()
    expect(page.get_by_label("Eigen regie")).not_to_be_checked()


def test_what_is_for_other_audiences_is_left_out(page: Page, site: str) -> None:
    page.goto(f"{site}begin-hier/?themes=eigen-regie")
    expect(page.locator(RESULT)).to_be_visible()
    every = page.locator(f"{RESULT} [data-cw-section=stories] > li").count()
    page.goto(f"{site}begin-hier/?themes=eigen-regie&audiences=wijkbewoners")
    expect(page.locator(RESULT)).to_be_visible()
    stories = page.locator(f"{RESULT} [data-cw-section=stories] > li")
    assert 0 < stories.count() < every
    assert all("wijkbewoners" in str(one.get_attribute("data-cw-for")) for one in stories.all())


def test_without_script_each_theme_has_a_page(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}begin-hier/")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page.locator(".cw-start").get_by_role("link", name="Eigen regie").click()
    expect(page.locator("h1")).to_contain_text("Begin hier: Eigen regie")
    expect(page.locator("[data-cw-section=lessons] li").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_both_pages_fit_and_are_accessible(
    chromium: Browser, site: str, width: int, scheme: str
) -> None:
    with watched(chromium, (width, 800), scheme) as page:  # type: ignore[arg-type]
        for address in ("begin-hier/", "begin-hier/?themes=eigen-regie", "begin-hier/organisatie/"):
            page.goto(f"{site}{address}")
            page.wait_for_load_state("networkidle")
            hold_against_axe(page)
