"""Searching and filtering the repository's own five cases, in a browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import hold_against_axe

STATUS = "[data-cw-status]"
TITLES = "[data-cw-live] .cw-card__title"
BOX = "#cw-find-text"


def count_of(page: Page, facet: str, name: str) -> int:
    place = f'[data-cw-facet="{facet}"] [data-cw-term="{name}"] [data-slot="count"]'
    return int(page.locator(place).inner_text())


def open_at(page: Page, site: str, query: str = "") -> None:
    page.goto(f"{site}praktijk/{query}")
    expect(page.locator("[data-cw-find]")).to_be_visible()


def titles(page: Page) -> list[str]:
    """Wait until all results that the status reports are shown; return their titles."""
    expect(page.locator("[data-cw-live]")).to_be_visible()
    told = re.match(r"\d+", page.locator(STATUS).inner_text())
    expect(page.locator(TITLES)).to_have_count(int(told[0]) if told else 0)
    return page.locator(TITLES).all_inner_texts()


def test_nothing_asked_shows_the_plain_list_and_loads_the_manifest_alone(
    page: Page, site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_at(page, site)
    expect(page.locator("[data-cw-list] .cw-card")).to_have_count(5)
    page.wait_for_load_state("networkidle")
    loaded = [url for url in asked if "/casewright/search/" in url]
    assert loaded == [f"{site}assets/casewright/search/manifest.json"]


def test_a_text_is_found_with_its_sentence(page: Page, site: str) -> None:
    open_at(page, site)
    page.fill(BOX, "netwerk")
    expect(page.locator(STATUS)).to_have_text(re.compile("^3 verhalen met “netwerk”$"))
    expect(page.locator("[data-cw-list]")).to_be_hidden()
    expect(page.locator("[data-cw-live] .cw-card__summary mark").first).to_be_visible()
    assert page.url.endswith("?q=netwerk")


def test_a_facet_narrows_and_two_of_its_terms_widen(page: Page, site: str) -> None:
    open_at(page, site)
    page.check('[data-cw-term="achieved"] input')
    expect(page.locator(STATUS)).to_contain_text("Gelukt")
    first = titles(page)
    page.check('[data-cw-term="ongoing"] input')
    expect(page.locator(STATUS)).to_contain_text("Gelukt of Nog bezig")
    assert len(titles(page)) > len(first)
    assert "outcome=achieved&outcome=ongoing" in page.url


def test_text_and_facet_narrow_together(page: Page, site: str) -> None:
    open_at(page, site, "?q=netwerk&themes=sociale-netwerken")
    expect(page.locator(STATUS)).to_have_text("2 verhalen met “netwerk” · Thema: Sociale netwerken")
    expect(page.locator(BOX)).to_have_value("netwerk")
    expect(page.locator('input[value="sociale-netwerken"]')).to_be_checked()


@pytest.mark.parametrize(
    ("place", "one", "more"), [("praktijk/", "verhaal", "verhalen"), ("lessen/", "les", "lessen")]
)
def test_who_hears_a_count_hears_one_of_one_and_more_of_more(
    page: Page, site: str, place: str, one: str, more: str
) -> None:
    counts = page.locator(".cw-find__count")
    for query in ("", "?q=netwerk"):
        page.goto(f"{site}{place}{query}")
        expect(page.locator("[data-cw-find]")).to_be_visible()
        expect(page.locator(STATUS)).to_contain_text("netwerk" if query else "")
        heard = {tuple(text.split()) for text in counts.all_text_contents()}
        assert {unit for number, unit in heard if number != "1"} == {more}
        assert {unit for number, unit in heard if number == "1"} <= {one}
    assert ("1", one) in heard


def test_a_count_tells_what_choosing_would_give(page: Page, site: str) -> None:
    open_at(page, site, "?q=netwerk")
    titles(page)
    count = count_of(page, "themes", "cultuurverandering")
    page.check('input[value="cultuurverandering"]')
    expect(page.locator(STATUS)).to_contain_text("Cultuurverandering")
    assert len(titles(page)) == count


@pytest.mark.parametrize(
    ("query", "case"),
    [
        ("zorg", "eigen-kracht-vraag-van-de-burger"),
        ("client", "kwadraad-client-is-eigenaar"),
        ("cliënt", "kwadraad-client-is-eigenaar"),
        ("cliënten", "kwadraad-client-is-eigenaar"),
        ("zelfsturing", "kwadraad-client-is-eigenaar"),
        ("koudwatervrees", "mee-samen-pilot-die-niet-kwam"),
    ],
)
def test_compounds_accents_and_synonyms_lead_to_a_case(
    page: Page, site: str, query: str, case: str
) -> None:
    open_at(page, site, f"?q={query}")
    expect(page.locator(f'[data-cw-live] [data-cw-saved-cases="{case}"]')).to_be_visible()


def test_accents_make_no_difference(page: Page, site: str) -> None:
    found = []
    for query in ("client", "cliënt"):
        open_at(page, site, f"?q={query}")
        found.append(sorted(titles(page)))
    assert found[0] == found[1]


def test_no_result_offers_ways_on_that_work(page: Page, site: str) -> None:
    open_at(page, site, "?q=netwrkkk&themes=kanteling")
    expect(page.locator(STATUS)).to_contain_text("Geen verhalen")
    ways = page.locator("[data-cw-further] a")
    assert ways.count() >= 2
    ways.first.click()
    assert titles(page)


def test_a_typing_error_leads_to_the_theme(page: Page, site: str) -> None:
    open_at(page, site, "?q=burgerpartisipatie")
    way = page.locator("[data-cw-further] a", has_text="Bekijk Burgerparticipatie")
    expect(way).to_be_visible()
    way.click()
    expect(page.locator("h1")).to_contain_text("Burgerparticipatie")


def test_a_typing_error_shows_what_was_meant(page: Page, site: str) -> None:
    open_at(page, site, "?q=acountant")
    expect(page.locator(STATUS)).to_have_text(
        "Geen verhalen met “acountant”. Wel 1 verhaal met “accountant”"
    )
    expect(page.locator("[data-cw-live] .cw-card__summary mark")).to_have_text("accountant")
    page.locator("[data-cw-further] a", has_text="Bedoelde je “accountant”?").click()
    expect(page.locator(STATUS)).to_have_text("1 verhaal met “accountant”")
    expect(page.locator(BOX)).to_have_value("accountant")


def test_an_inflection_is_no_typing_error(page: Page, site: str) -> None:
    open_at(page, site, "?q=ambtenaar")
    expect(page.locator(STATUS)).to_have_text("1 verhaal met “ambtenaar”")
    expect(page.locator("[data-cw-further]")).to_be_hidden()


def test_a_synonym_leads_to_its_term(page: Page, site: str) -> None:
    open_at(page, site, "?q=SNS")
    page.locator("[data-cw-further] a", has_text="Hoort bij Thema's: Sociale netwerken").click()
    expect(page).to_have_url(f"{site}themas/sociale-netwerken/")


def test_the_name_of_a_term_leads_to_it_without_a_question(page: Page, site: str) -> None:
    open_at(page, site, "?q=mantelzorg")
    expect(page.locator("[data-cw-further] a")).to_have_text("Bekijk Mantelzorg (1 verhaal)")


def test_back_and_forward_bring_the_form_along(page: Page, site: str) -> None:
    open_at(page, site)
    page.fill(BOX, "netwerk")
    expect(page.locator(STATUS)).to_contain_text("netwerk")
    page.check('[data-cw-term="achieved"] input')
    expect(page.locator(STATUS)).to_contain_text("Gelukt")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("3 verhalen met “netwerk”")
    expect(page.locator('[data-cw-term="achieved"] input')).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-cw-list]")).to_be_visible()
    expect(page.locator(BOX)).to_have_value("")
    page.go_forward()
    expect(page.locator(BOX)).to_have_value("netwerk")


def test_the_header_and_the_page_are_one_search(page: Page, site: str) -> None:
    open_at(page, site)
    header = page.locator("header input[name=q]")
    header.fill("regie")
    header.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("regie")
    expect(page.locator(BOX)).to_have_value("regie")
    page.fill(BOX, "netwerk")
    expect(header).to_have_value("netwerk")


def test_from_another_page_the_header_leads_to_the_results(page: Page, site: str) -> None:
    page.goto(f"{site}over/")
    header = page.locator("header input[name=q]")
    header.fill("netwerk")
    header.press("Enter")
    expect(page.locator(STATUS)).to_have_text("3 verhalen met “netwerk”")


def test_sorting_by_year_puts_the_newest_first(page: Page, site: str) -> None:
    open_at(page, site)
    page.select_option("#cw-find-sort", "newest")
    newest = titles(page)
    page.select_option("#cw-find-sort", "oldest")
    expect(page.locator(TITLES).first).not_to_have_text(newest[0])
    assert "sort=oldest" in page.url
    assert sorted(titles(page)) == sorted(newest)


def test_everything_works_by_keyboard(page: Page, site: str) -> None:
    open_at(page, site)
    page.locator(BOX).focus()
    page.keyboard.type("netwerk")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("netwerk")
    page.locator("[data-cw-facet] input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-cw-chosen] .cw-find__chip")).to_have_count(2)
    page.locator("[data-cw-chosen] .cw-find__chip").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-cw-chosen] .cw-find__chip")).to_have_count(1)
    expect(page.locator("[data-cw-chosen] .cw-find__chip")).to_be_focused()
    page.locator(BOX).focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-cw-list]")).to_be_visible()


@pytest.mark.parametrize("list_", ["praktijk/", "lessen/"])
def test_a_keyboard_gets_past_the_filters_in_one_step(page: Page, site: str, list_: str) -> None:
    page.goto(f"{site}{list_}")
    page.locator(BOX).focus()
    skip = page.get_by_role("link", name="Naar de resultaten")
    width, height = (skip.evaluate(f"link => link.offset{side}") for side in ("Width", "Height"))
    assert width * height == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert skip.evaluate("link => link.offsetHeight") > 24
    page.keyboard.press("Enter")
    expect(page.locator("[data-cw-list]").first).to_be_focused()
    expect(page).to_have_url(f"{site}{list_}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-cw-list]') !== null")


def test_more_choices_come_when_asked_for(page: Page, site: str) -> None:
    open_at(page, site)
    themes = page.locator('[data-cw-facet="themes"]')
    before = themes.locator("input").count()
    themes.locator("[data-cw-more]").click()
    expect(themes.locator("[data-cw-more]")).to_be_hidden()
    assert themes.locator("input").count() > before
    expect(themes.locator("input").nth(before)).to_be_focused()


def test_clearing_takes_everything_back(page: Page, site: str) -> None:
    open_at(page, site, "?q=netwerk&themes=sociale-netwerken&sort=newest")
    titles(page)
    page.click("[data-cw-clear]")
    expect(page.locator("[data-cw-list]")).to_be_visible()
    expect(page.locator(BOX)).to_be_focused()
    assert page.url == f"{site}praktijk/"


def test_without_script_the_list_is_plain_and_complete(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}praktijk/?q=netwerk")
    expect(page.locator("[data-cw-list] .cw-card")).to_have_count(5)
    expect(page.locator("[data-cw-find]")).to_be_hidden()
    context.close()


def test_a_failing_index_leaves_the_plain_list(chromium: Browser, site: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.goto(f"{site}praktijk/?q=netwerk")
    expect(page.locator(STATUS)).to_contain_text("lukt nu niet")
    expect(page.locator("[data-cw-list]")).to_be_visible()
    context.close()


@pytest.mark.parametrize("query", ["", "?q=netwerk&themes=sociale-netwerken", "?q=xyzzyq"])
def test_axe_finds_nothing_and_nothing_is_cut_off(look: Page, site: str, query: str) -> None:
    open_at(look, site, query)
    if query:
        expect(look.locator("[data-cw-live]")).to_be_visible()
    if look.viewport_size == {"width": 360, "height": 800}:
        look.click("[data-cw-toggle]")
        expect(look.locator("#cw-find-facets")).to_be_visible()
    hold_against_axe(look)
