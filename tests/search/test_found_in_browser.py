"""From a query to the case: suggested filters, the best sentence, highlighted words."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WAYS = "[data-cw-further] li a"
STATUS = "[data-cw-status]"
PILOT = "praktijk/mee-samen-pilot-die-niet-kwam/"


@pytest.mark.parametrize(
    ("query", "way", "leads"),
    [
        ("mislukt", "Filter op Uitkomst: Niet gelukt (1 verhaal)", "?outcome=not-achieved"),
        ("Niet gelukt", "Filter op Uitkomst: Niet gelukt (1 verhaal)", "?outcome=not-achieved"),
        ("gefaald", "Filter op Uitkomst: Niet gelukt (1 verhaal)", "?outcome=not-achieved"),
        ("gelukt", "Filter op Uitkomst: Gelukt (1 verhaal)", "?outcome=achieved"),
        (
            "mislukte pilot",
            "Filter op Uitkomst: Niet gelukt, met “pilot” (1 verhaal)",
            "?q=pilot&outcome=not-achieved",
        ),
        (
            "SNS in de wijk",
            "Filter op Thema's: Sociale netwerken, met “in de wijk” (1 verhaal)",
            "?q=in+de+wijk&themes=sociale-netwerken",
        ),
    ],
)
def test_a_question_that_names_a_choice_offers_it(
    page: Page, site: str, query: str, way: str, leads: str
) -> None:
    page.goto(f"{site}praktijk/?q={query}")
    link = page.locator(WAYS, has_text=way)
    expect(link).to_have_count(1)
    link.click()
    expect(page).to_have_url(f"{site}praktijk/{leads}")
    expect(page.locator("[data-cw-live] .cw-card")).to_have_count(1)


def test_what_is_left_of_a_question_keeps_its_apostrophes(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?q=werken collega’s bij MEE")
    way = page.locator(WAYS, has_text="Organisaties: MEE, met")
    expect(way).to_contain_text("“werken collega’s bij”")


def test_not_achieved_is_not_taken_for_achieved(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?q=niet gelukt")
    expect(page.locator(WAYS)).to_have_count(1)


def test_a_choice_that_is_made_is_not_offered_again(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?q=mislukt&outcome=not-achieved")
    expect(page.locator(STATUS)).to_contain_text("met “mislukt”")
    expect(page.locator("[data-cw-further]")).to_be_hidden()


def test_the_sentence_with_most_telling_words_is_shown(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?q=de vader van de accountant")
    expect(page.locator("[data-cw-live] .cw-card__summary").first).to_contain_text(
        "De vader van een cliënt was accountant."
    )


def test_what_was_asked_is_marked_in_the_story_and_can_be_unmarked(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/?q=de pilot")
    page.locator("[data-cw-live] .cw-card__title a", has_text="Een pilot met").click()
    expect(page).to_have_url(f"{site}{PILOT}?q=de+pilot")
    expect(page.locator("h1 mark")).to_have_text("pilot")
    expect(page.locator("[data-cw-found] p")).to_have_text("Gemarkeerd: “de pilot”")
    marked = {text.casefold() for text in page.locator("article mark").all_inner_texts()}
    assert marked == {"pilot"}
    results = Axe().run(page)
    assert results.response["violations"] == [], results.generate_report()
    page.click("[data-cw-first]")
    expect(page.locator("h1 mark")).to_be_focused()
    page.click("[data-cw-unmark]")
    expect(page.locator("article mark")).to_have_count(0)
    expect(page.locator("[data-cw-found]")).to_be_hidden()
    assert page.url == f"{site}{PILOT}"


def test_markup_in_a_question_stays_text(page: Page, site: str) -> None:
    page.goto(f"{site}{PILOT}?q=<img src=x onerror=alert(1)> pilot")
    expect(page.locator("[data-cw-found] p")).to_contain_text("<img src=x")
    assert page.locator("article img[src=x]").count() == 0


def test_a_story_that_was_not_searched_loads_nothing_for_it(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{PILOT}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    expect(page.locator("[data-cw-found]")).to_be_hidden()
