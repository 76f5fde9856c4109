"""Typing a query: no letter is lost, no request is sent too early, all keys work."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from conftest import serving, watched

BOX = "#cw-find-text"
STATUS = "[data-cw-status]"
CARDS = "[data-cw-live] .cw-card"
SEARCH_FILES = re.compile("/assets/casewright/search/")
FORBID_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


def delay(page: Page, milliseconds: int) -> None:
    """Delay every response of the index, as a slow network does."""

    def answer(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(SEARCH_FILES, answer)


def open_list(page: Page, site: str, query: str = "") -> None:
    page.goto(f"{site}praktijk/{query}")
    expect(page.locator("[data-cw-find]")).to_be_visible()


@pytest.mark.parametrize("pause", [0, 30, 90, 160])
@pytest.mark.parametrize("late", [40, 300])
def test_no_letter_is_lost_while_answers_come_in(
    page: Page, site: str, pause: int, late: int
) -> None:
    delay(page, late)
    open_list(page, site)
    page.locator(BOX).focus()
    page.keyboard.type("mantelzorg", delay=pause)
    expect(page.locator(STATUS)).to_contain_text("“mantelzorg”")
    expect(page.locator(BOX)).to_have_value("mantelzorg")
    expect(page).to_have_url(f"{site}praktijk/?q=mantelzorg")


def test_a_space_at_the_end_stays_while_the_answer_comes(page: Page, site: str) -> None:
    open_list(page, site)
    page.locator(BOX).press_sequentially("sociale ")
    expect(page.locator(STATUS)).to_contain_text("“sociale”")
    expect(page.locator(BOX)).to_have_value("sociale ")
    page.keyboard.type("netwerken")
    expect(page.locator(STATUS)).to_contain_text("“sociale netwerken”")


def test_what_was_typed_before_the_script_came_is_asked(page: Page, site: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/search.js", hold)
    page.goto(site, wait_until="commit")
    page.locator("#cw-search-home").press_sequentially("netwerk")
    waiting[0].continue_()
    expect(page.locator(CARDS).first).to_be_visible()
    expect(page.locator("#cw-search-home")).to_have_value("netwerk")


def test_one_letter_starts_no_search(page: Page, site: str) -> None:
    open_list(page, site)
    page.locator(BOX).press_sequentially("n")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator("[data-cw-list]")).to_be_visible()
    assert page.url == f"{site}praktijk/"
    page.keyboard.type("e")
    expect(page.locator("[data-cw-live]")).to_be_visible()


def test_the_last_word_is_a_beginning_while_it_is_typed(page: Page, site: str) -> None:
    open_list(page, site)
    page.locator(BOX).press_sequentially("koudwaterv")
    expect(page.locator(f"{CARDS} mark").first).to_have_text(
        re.compile("^koudwatervrees$", re.IGNORECASE)
    )


@pytest.mark.parametrize(
    ("query", "case"),
    [("CJG netwerk", "maat-cultuuromslag-waalsprong"), ("training SNS", "mee-merk-door-werkwijze")],
)
def test_a_short_word_beside_a_longer_one_is_asked(
    page: Page, site: str, query: str, case: str
) -> None:
    open_list(page, site, f"?q={query}")
    first = page.locator(CARDS).first
    expect(first).to_have_attribute("data-cw-saved-cases", case)
    expect(first).not_to_contain_text("zonder ‘")


def test_no_word_is_required_and_what_is_missing_is_said(page: Page, site: str) -> None:
    open_list(page, site, "?q=accountant zonnepanelen")
    first = page.locator(CARDS).first
    expect(first).to_contain_text("zonder ‘zonnepanelen’")
    expect(first.locator("mark").first).to_have_text("accountant")
    expect(page.locator(STATUS)).to_contain_text("met een deel van “accountant zonnepanelen”")


def test_partial_answers_stand_below_full_ones(page: Page, site: str) -> None:
    open_list(page, site, "?q=netwerk certificaat")
    cards = page.locator(CARDS)
    expect(cards.first).to_be_visible()
    lacking = ["zonder" in text for text in cards.all_inner_texts()]
    assert lacking == sorted(lacking)
    assert not lacking[0]
    assert lacking[-1]


def test_a_whole_question_is_answered(page: Page, site: str) -> None:
    open_list(page, site, "?q=wie heeft ervaring met een pilot met sociale netwerken")
    expect(page.locator(CARDS).first).to_contain_text("Een pilot met sociale netwerken")


def test_a_phrase_is_required(page: Page, site: str) -> None:
    open_list(page, site, '?q="sociale netwerken" pilot')
    expect(page.locator(CARDS).first).to_be_visible()
    open_list(page, site, '?q="netwerken sociale"')
    expect(page.locator(STATUS)).to_contain_text("Geen verhalen")


def test_a_misspelt_word_is_corrected_above_the_results(page: Page, site: str) -> None:
    open_list(page, site, "?q=acountant")
    expect(page.locator(STATUS)).to_have_text(
        "Geen verhalen met “acountant”. Wel 1 verhaal met “accountant”"
    )
    expect(page.locator(f"{CARDS} mark").first).to_have_text("accountant")


def test_an_excerpt_is_a_sentence_or_a_lesson(page: Page, site: str) -> None:
    for word in ("pilot", "netwerk", "training", "schroom", "regie", "gemeente"):
        open_list(page, site, f"?q={word}")
        expect(page.locator(CARDS).first).to_be_visible()
        for text in page.locator(f"{CARDS} [data-slot=excerpt]").all_inner_texts():
            assert len(text.split()) > 3, (word, text)


def test_a_lesson_that_answers_leads_to_its_place(page: Page, site: str) -> None:
    open_list(page, site, "?q=schroom ballast")
    page.locator(f"{CARDS} .cw-find__lesson").first.click()
    expect(page.locator("#les-2")).to_contain_text("schroom")


def test_the_arrows_and_tab_reach_the_results_at_once(page: Page, site: str) -> None:
    open_list(page, site)
    page.locator(BOX).press_sequentially("netwerk")
    expect(page.locator(f"{CARDS} >> nth=1")).to_be_visible()
    page.keyboard.press("ArrowDown")
    titles = page.locator(f"{CARDS} .cw-card__title a")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('[data-cw-live]') !== null"
    assert page.evaluate(inside)


@pytest.mark.parametrize(
    ("address", "field"),
    [("praktijk/", BOX), ("lessen/", BOX), ("", "#cw-search-home"), ("over/", "#cw-search")],
)
def test_a_slash_goes_to_the_field_and_stays_a_letter_there(
    page: Page, site: str, address: str, field: str
) -> None:
    page.goto(f"{site}{address}", wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.locator(field)).to_be_focused()
    expect(page.locator(field)).to_have_value("")
    page.keyboard.type("en/of")
    expect(page.locator(field)).to_have_value("en/of")


def test_escape_clears_the_question(page: Page, site: str) -> None:
    open_list(page, site, "?q=netwerk")
    page.locator(BOX).focus()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator("[data-cw-list]")).to_be_visible()
    assert page.url == f"{site}praktijk/"


def test_the_home_page_answers_while_one_types(page: Page, site: str) -> None:
    page.goto(site)
    field = page.locator("#cw-search-home")
    field.press_sequentially("netwerk")
    expect(page.locator(STATUS)).to_have_text("3 verhalen met “netwerk”")
    expect(page.locator("[data-cw-live] .cw-card")).to_have_count(3)
    expect(page).to_have_url(f"{site}?q=netwerk")
    page.reload()
    expect(page.locator("[data-cw-live] .cw-card")).to_have_count(3)
    field.press("Enter")
    expect(page).to_have_url(f"{site}praktijk/?q=netwerk")


def test_screen_readers_hear_the_answer_once_typing_pauses(page: Page, site: str) -> None:
    open_list(page, site)
    heard = page.get_by_role("status").filter(has_text="verhalen")
    page.locator(BOX).press_sequentially("netwerk", delay=20)
    expect(heard).to_have_text("3 verhalen met “netwerk”")


def test_storage_that_is_forbidden_changes_nothing(page: Page, site: str) -> None:
    page.add_init_script(FORBID_STORAGE)
    open_list(page, site)
    page.fill(BOX, "netwerk")
    expect(page.locator(CARDS)).to_have_count(3)
    page.locator(f"{CARDS} .cw-card__title a").first.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.fixture(scope="module")
def below_a_path(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site served below a path, as on GitHub Pages."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(site_dir, root / "kennis" / "bank")
    with serving(root) as address:
        yield f"{address}kennis/bank/"


def test_it_works_below_a_path(page: Page, below_a_path: str) -> None:
    for address in ("praktijk/", "lessen/", ""):
        page.goto(f"{below_a_path}{address}?q=netwerk")
        expect(page.locator("[data-cw-live] [data-slot=cards] > li").first).to_be_visible()
        assert page.url.startswith(f"{below_a_path}{address}?q=netwerk")


def test_opened_as_a_file_the_page_says_what_to_do(chromium: Browser, site_dir: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    for name in ("praktijk/index.html", "lessen/index.html", "index.html"):
        page.goto((site_dir / name).as_uri())
        expect(page.locator("[data-cw-file]")).to_be_visible()
        expect(page.locator("[data-cw-file]")).to_contain_text("python -m http.server")
    context.close()


def test_a_first_question_takes_few_requests_in_two_rounds(page: Page, site: str) -> None:
    open_list(page, site)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if SEARCH_FILES.search(r.url) else None)
    page.fill(BOX, "netwerk")
    expect(page.locator(CARDS).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(asked) <= 6, "\n".join(asked)


def test_a_question_in_the_address_needs_no_round_for_the_manifest(page: Page, site: str) -> None:
    scripts: list[Route] = []
    manifests: list[str] = []
    page.on("request", lambda r: manifests.append(r.url) if r.url.endswith("/manifest.json") else 0)

    def hold(route: Route) -> None:
        scripts.append(route)

    page.route("**/search.js", hold)
    with page.expect_request("**/search/manifest.json"):
        page.goto(f"{site}praktijk/?q=netwerk", wait_until="commit")
    while not scripts:
        page.wait_for_timeout(10)
    scripts[0].continue_()
    expect(page.locator(CARDS).first).to_be_visible()
    assert len(manifests) == 1


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "dark")])
def test_partial_and_corrected_answers_fit_every_screen(
    chromium: Browser, site: str, width: int, scheme: str
) -> None:
    with watched(chromium, (width, 800), scheme) as page:  # type: ignore[arg-type]
        for query in ("accountant zonnepanelen", "acountant", "netwerk"):
            open_list(page, site, f"?q={query}")
            expect(page.locator(CARDS).first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
