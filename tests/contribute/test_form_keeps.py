"""The form keeps a draft until it is cleared; three ways to send it; what works without scripts."""

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT, casewright, serving
from contribute.filling import choose, field, fill_required, item, unfold, write


def preview(page: Page) -> str:
    return page.locator("[data-cw-preview]").text_content() or ""


def test_a_draft_is_there_again_after_a_visit_elsewhere(form: Page, site: str) -> None:
    fill_required(form)
    write(item(form, "lessons", 1), "lesson", "Een tweede: les")
    choose(item(form, "lessons", 1), "themes", "mantelzorg")
    write(item(form, "quotes", 0), "text", "“Nou ja.”")
    form.locator("#cw-name").fill("mijn-naam")
    before = preview(form)
    form.goto(site)
    form.goto(f"{site}bijdragen/")
    expect(form.locator("[data-cw-draft]")).to_have_text(
        "Je concept van de vorige keer is teruggezet."
    )
    assert preview(form) == before
    assert form.locator("#cw-name").input_value() == "mijn-naam"
    later = form.locator("[data-cw-step]", has=form.locator("[data-cw-field=quotes]"))
    expect(later.locator("[data-cw-state]")).to_have_text("klaar")


def test_a_wiped_draft_is_gone(form: Page) -> None:
    fill_required(form)
    form.on("dialog", lambda dialog: dialog.accept())
    form.locator("[data-cw-clear]").click()
    expect(form.locator("#cw-title")).to_have_value("")
    expect(form.locator("#cw-title")).to_be_focused()
    form.reload()
    expect(form.locator("#cw-title")).to_have_value("")
    assert form.evaluate("Object.keys(localStorage).filter(k => k.startsWith('casewright'))") == []


def test_items_come_and_go_by_keyboard(form: Page) -> None:
    lessons = field(form, "lessons")
    add = lessons.locator(":scope > [data-cw-add]")
    add.focus()
    form.keyboard.press("Enter")
    expect(lessons.locator("[data-cw-item]")).to_have_count(2)
    expect(lessons.locator("textarea").nth(1)).to_be_focused()
    form.keyboard.type("De tweede les")
    lessons.locator("[data-cw-remove]").first.focus()
    form.keyboard.press("Enter")
    expect(lessons.locator("[data-cw-item]")).to_have_count(1)
    expect(lessons.locator("textarea")).to_be_focused()
    expect(lessons.locator("textarea")).to_have_value("De tweede les")
    assert lessons.locator(".cw-field__legend > span").inner_text() == "Les 1"
    lessons.locator("[data-cw-remove]").click()
    expect(add).to_be_focused()


def test_the_name_follows_the_title_until_it_is_ones_own(form: Page) -> None:
    write(form, "title", "Één café: wat nú? – deel 2")
    expect(form.locator("#cw-name")).to_have_value("een-cafe-wat-nu-deel-2")
    form.locator("#cw-name").fill("eigen-naam")
    write(form, "title", "Iets anders")
    expect(form.locator("#cw-name")).to_have_value("eigen-naam")


def test_the_text_can_be_copied(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_required(form)
    form.locator("[data-cw-way=copy]").click()
    expect(form.locator("[data-cw-status]")).to_contain_text("koffie-in-de-hal.yml")
    assert form.evaluate("navigator.clipboard.readText()") == preview(form)


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site whose repository has an address."""
    folder = tmp_path_factory.mktemp("hosted")
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n"
        "repo_url: http://127.0.0.1:9/team/verhalen\nedit_uri: edit/main/cases/\n"
        "plugins: [casewright]\n",
        encoding="utf-8",
    )
    result = casewright("build", cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def test_the_file_opens_as_a_new_one_on_the_host(page: Page, hosted: Path) -> None:
    with serving(hosted) as address:
        page.goto(f"{address}bijdragen/")
        unfold(page)
        fill_required(page)
        page.evaluate("window.open = (url) => { window.asked = url; }")
        page.locator("[data-cw-way=open]").click()
        expect(page.locator("[data-cw-status]")).to_contain_text("nieuw tabblad")
        asked = urlsplit(page.evaluate("window.asked"))
        assert asked.path == "/team/verhalen/new/main/cases"
        assert parse_qs(asked.query) == {
            "filename": ["koffie-in-de-hal.yml"],
            "value": [preview(page)],
        }


def test_a_story_too_long_for_an_address_is_to_be_downloaded(page: Page, hosted: Path) -> None:
    with serving(hosted) as address:
        page.goto(f"{address}bijdragen/")
        unfold(page)
        fill_required(page)
        write(page, "how", "Een lang verhaal. " * 400)
        page.evaluate("window.open = (url) => { window.asked = url; }")
        page.locator("[data-cw-way=open]").click()
        expect(page.locator("[data-cw-status]")).to_contain_text("Download het bestand")
        assert page.evaluate("window.asked") is None


def test_a_site_without_a_page_of_its_own_on_contributing_has_the_form(hosted: Path) -> None:
    page = (hosted / "bijdragen" / "index.html").read_text(encoding="utf-8")
    assert "<h1" in page
    assert "data-cw-form" in page
    home = (hosted / "index.html").read_text(encoding="utf-8")
    assert 'href="bijdragen/"' in home


def test_without_a_script_the_page_says_how_else(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site}bijdragen/")
    expect(page.locator("[data-cw-form]")).to_be_hidden()
    expect(page.locator("noscript .cw-notice")).to_be_visible()
    expect(page.locator("pre", has_text="title: Koffie in de hal")).to_be_visible()
    context.close()


DAMAGED = [
    "{",
    "7",
    '{"nodes": 7}',
    '{"nodes": [7]}',
    '{"nodes": [null]}',
    '{"nodes": [[]], "name": {}}',
    '{"nodes": [{"key": "lessons", "kind": "list", "items": [7]}]}',
    '{"nodes": [{"key": "title", "kind": "list", "items": 7}]}',
]


@pytest.mark.parametrize("draft", DAMAGED)
def test_a_damaged_draft_never_hides_the_form(form: Page, draft: str) -> None:
    form.evaluate(
        "draft => localStorage.setItem(`casewright-form:${location.pathname}`, draft)", draft
    )
    parse_errors: list[str] = []
    form.on("pageerror", lambda error: parse_errors.append(str(error)))
    form.goto("about:blank")
    form.go_back()
    form.locator("[data-cw-form]:not([hidden])").wait_for()
    assert parse_errors == []


BLOCKED = """for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(
    window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });"""


@pytest.mark.parametrize("address", ["bijdragen/", "praktijk/", "werkmap/", "lessen/", ""])
def test_blocked_storage_stops_no_page(page: Page, site: str, address: str) -> None:
    parse_errors: list[str] = []
    page.on("pageerror", lambda error: parse_errors.append(f"{error.stack}"))
    page.add_init_script(BLOCKED)
    page.goto(f"{site}{address}")
    page.wait_for_load_state("networkidle")
    assert [fault for fault in parse_errors if "assets/casewright" in fault] == []
    if address == "bijdragen/":
        page.locator("[data-cw-form]:not([hidden])").wait_for()
