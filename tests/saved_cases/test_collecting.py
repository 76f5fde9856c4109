"""Cases can be saved from every list, and stay saved."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from casewright.i18n.catalog import load_catalog
from casewright.views.print.saved_cases import MAX_SAVED_CASES
from conftest import ROOT
from saved_cases.conftest import ITEMS, KRACHT, KWADRAAD, MAAT, ids, open_folder

HEADER = "[data-cw-saved-cases-link]"
BUTTON = "[data-cw-saved-cases-toggle]"
NO_ROOM = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
)
FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('forbidden', 'SecurityError') } })"""


def button_at(page: Page, case: str) -> Locator:
    return page.locator(f'[data-cw-saved-cases-toggle="{case}"]').first


def test_a_card_a_result_and_a_case_each_add_one(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/")
    button_at(page, KWADRAAD).click()
    expect(page.locator(HEADER)).to_have_text("Werkmap (1)")
    page.fill("#cw-find-text", "netwerk")
    result = page.locator(f"[data-cw-live] {BUTTON}").first
    result.click()
    expect(result).to_have_attribute("aria-pressed", "true")
    expect(page.locator(HEADER)).to_have_text("Werkmap (2)")
    page.goto(f"{site}praktijk/{MAAT}/")
    page.locator(f".cw-actions {BUTTON}").click()
    expect(page.locator(HEADER)).to_have_text("Werkmap (3)")
    page.locator(HEADER).click()
    expect(page.locator(ITEMS)).to_have_count(3)
    assert ids(page)[0] == KWADRAAD
    assert ids(page)[2] == MAAT


def test_what_a_button_does_is_told_by_its_name_its_state_and_a_message(
    page: Page, site: str
) -> None:
    page.goto(f"{site}praktijk/")
    button = page.get_by_role(
        "button", name="In mijn werkmap De cliënt is eigenaar van de oplossing"
    )
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    status = page.locator("[data-cw-saved-cases-status]")
    expect(status).to_have_text("Toegevoegd. Verhalen in je werkmap: 1.")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(status).to_have_text("Uit je werkmap gehaald. Verhalen in je werkmap: 0.")
    expect(page.locator(HEADER)).to_have_text("Werkmap")


def test_a_theme_adds_all_its_cases_at_once(page: Page, site: str) -> None:
    page.goto(f"{site}themas/eigen-regie/")
    cards = page.locator("#cw-content .cw-card").count()
    assert cards > 1
    whole = page.locator("[data-cw-saved-cases-all]")
    expect(whole).to_have_text(f"Alle {cards} verhalen in mijn werkmap")
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f'{BUTTON}[aria-pressed="true"]')).to_have_count(cards)
    expect(page.locator(HEADER)).to_have_text(f"Werkmap ({cards})")
    page.locator(BUTTON).first.click()
    expect(whole).to_have_attribute("aria-pressed", "false")


def test_the_folder_survives_a_reload_and_reaches_another_tab(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/{KRACHT}/")
    other = page.context.new_page()
    other.goto(f"{site}praktijk/{KRACHT}/")
    page.locator(f".cw-actions {BUTTON}").click()
    expect(other.locator(HEADER)).to_have_text("Werkmap (1)")
    expect(other.locator(f".cw-actions {BUTTON}")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(HEADER)).to_have_text("Werkmap (1)")
    open_folder(page, site)
    page.reload()
    expect(page.locator(ITEMS)).to_have_count(1)


@pytest.mark.parametrize("fault", [NO_ROOM, FORBIDDEN], ids=["full", "forbidden"])
def test_where_nothing_is_kept_the_folder_travels_in_the_address(
    page: Page, site: str, fault: str
) -> None:
    page.add_init_script(fault)
    page.goto(f"{site}praktijk/")
    button_at(page, KWADRAAD).click()
    button_at(page, MAAT).click()
    notice = page.locator("[data-cw-saved-cases-notice]")
    expect(notice).to_contain_text("kan de werkmap niet bewaren")
    expect(page.locator(HEADER)).to_have_text("Werkmap (2)")
    notice.get_by_role("link").click()
    expect(page.locator(ITEMS)).to_have_count(2)
    expect(page.locator("[data-cw-unkept]")).to_be_visible()
    page.locator("[data-cw-out]").first.click()
    page.reload()
    expect(page.locator(ITEMS)).to_have_count(1)
    assert ids(page) == [MAAT]


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        "[]",
        '{"cases": 3}',
        '{"cases": [{"id": "../.."}, {"id": 7}, null], "date": "x"}',
    ],
)
def test_a_damaged_memory_is_an_empty_folder(page: Page, site: str, kept: str) -> None:
    page.goto(f"{site}praktijk/{KRACHT}/")
    page.evaluate("kept => localStorage.setItem('casewright.folder.1:/', kept)", kept)
    open_folder(page, site)
    expect(page.locator("[data-cw-empty]")).to_be_visible()
    expect(page.locator(HEADER)).to_have_text("Werkmap")


def test_what_does_not_fit_is_said(page_of_gaps: Page, site: str) -> None:
    page = page_of_gaps
    many = ",".join(f"verhaal-{number}" for number in range(MAX_SAVED_CASES))
    open_folder(page, site, f"?c={many}")
    expect(page.locator(HEADER)).to_have_text(f"Werkmap ({MAX_SAVED_CASES})")
    page.goto(f"{site}praktijk/{KRACHT}/")
    page.locator(f".cw-actions {BUTTON}").click()
    expect(page.locator("[data-cw-saved-cases-notice]")).to_contain_text("vol")
    expect(page.locator(HEADER)).to_have_text(f"Werkmap ({MAX_SAVED_CASES})")


def test_python_script_and_words_agree_on_how_much_fits() -> None:
    script = Path(ROOT, "theme", "assets", "casewright", "saved-cases-state.js")
    found = re.search(r"export const MOST = (\d+);", script.read_text(encoding="utf-8"))
    assert found
    assert int(found[1]) == MAX_SAVED_CASES
    for language in ("nl", "en"):
        words = load_catalog(language)
        assert str(MAX_SAVED_CASES) in words.t("folder.full")
        assert str(MAX_SAVED_CASES) in words.t("folder.say.full")


def test_without_script_nothing_pretends_and_the_page_says_why(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}themas/eigen-regie/")
    expect(page.locator(BUTTON)).to_have_count(0)
    expect(page.locator("[data-cw-saved-cases-all]")).to_be_hidden()
    page.locator(HEADER).click()
    notice = page.locator("#cw-content .cw-notice:visible")
    expect(notice).to_contain_text("JavaScript")
    notice.get_by_role("link").click()
    expect(page.locator("[data-cw-list] .cw-card").first).to_be_visible()
    context.close()
