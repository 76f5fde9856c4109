"""The page with charts, in a browser: every mark links to the cases it counts."""

import re

from playwright.sync_api import Page, expect

from conftest import hold_against_axe

MARK = "figure svg a"


def test_every_mark_leads_to_as_many_cases_as_it_counts(page: Page, site: str) -> None:
    page.goto(f"{site}overzicht/")
    marks = page.locator(MARK).evaluate_all(
        "all => all.map((a) => [a.getAttribute('aria-label'), a.href.baseVal])"
    )
    assert len(marks) > 20
    for name, address in [marks[0], marks[-1], *marks[1:-1:7]]:
        page.goto(f"{site}overzicht/{address}")
        count = re.search(r": (\d+) ", name)[1]  # type: ignore[index]
        expect(page.locator("[data-cw-status]")).to_contain_text(re.compile(f"^{count} "))


def test_the_table_says_the_same_in_figures(page: Page, site: str) -> None:
    page.goto(f"{site}overzicht/")
    figures = page.locator("figure").first
    figures.locator("summary").click()
    row = figures.locator("tbody tr", has_text="Eigen regie").first
    expect(row.locator("td").last).to_have_text("4")
    row.locator("td a").last.click()
    expect(page.locator("[data-cw-status]")).to_have_text("4 verhalen · Thema: Eigen regie")


def test_a_mark_is_reached_and_followed_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}overzicht/")
    page.locator("figure .cw-overview__label").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-cw-status]")).to_contain_text("Uitkomst: Gelukt")


def test_axe_finds_nothing(look: Page, site: str) -> None:
    look.goto(f"{site}overzicht/")
    for summary in look.locator("figure summary").all():
        summary.click()
    hold_against_axe(look)
