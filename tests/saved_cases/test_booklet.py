"""The booklet: every saved case, each on pages of its own, and nothing else."""

import pytest
from playwright.sync_api import Page, expect

from saved_cases.conftest import (
    EXTREME,
    KRACHT,
    KWADRAAD,
    MAAT,
    MERK,
    PILOT,
    open_folder,
    sheets_of,
)

A4_WITHIN_MARGINS = 627  # pixels: 166 mm
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1 }"
FOUR = f"?c={KWADRAAD},{MAAT}.large,{MERK}.worksheet,{PILOT}.cards&t=Drie%20stappen&d=2026-03-17"


def open_booklet(page: Page, site: str, query: str) -> None:
    page.goto(f"{site}werkmap/boekje/{query}")
    expect(page.locator("[data-cw-status]")).to_contain_text("Het boekje is klaar")


@pytest.fixture
def sheets(page: Page, site: str) -> list[str]:
    page.emulate_media(color_scheme="dark")
    open_booklet(page, site, FOUR)
    return sheets_of(page)


def holding(sheets: list[str], text: str) -> list[int]:
    return [place for place, sheet in enumerate(sheets) if text in " ".join(sheet.split())]


def test_the_cover_names_the_workshop_its_day_and_how_much_there_is(sheets: list[str]) -> None:
    cover = " ".join(sheets[0].split())
    assert "Drie stappen" in cover
    assert "17 maart 2026" in cover
    assert "4 verhalen" in cover


def test_the_contents_give_every_case_its_number_edition_and_page(sheets: list[str]) -> None:
    contents = " ".join(sheets[0].split())
    assert "Inhoud" in contents
    for number, title, edition in (
        (1, "De cliënt is eigenaar van de oplossing", ""),
        (2, "Een cultuuromslag als ‘onverbiddelijke praktijk’", "(Grote letters) "),
        (3, "Hoe anders werken MEE een nieuwe positie gaf", "(Werkblad) "),
    ):
        (begins,) = holding(sheets, f"Verhaal {number} van 4")
        assert f"{number}. {title} {edition}{begins + 1}" in contents


@pytest.mark.parametrize("duplex", [True, False])
def test_on_both_sides_of_the_paper_each_case_begins_on_a_front(
    page: Page, site: str, *, duplex: bool
) -> None:
    open_booklet(page, site, FOUR)
    page.get_by_label("Ik druk dubbelzijdig af").set_checked(duplex)
    sheets = sheets_of(page)
    begins = [holding(sheets, f"Verhaal {number} van 4")[0] + 1 for number in (1, 2, 3)]
    assert all(begin % 2 for begin in begins) == duplex
    assert bool(holding(sheets, "met opzet leeg")) == duplex


def test_each_case_begins_on_a_sheet_of_its_own(sheets: list[str]) -> None:
    begins = [holding(sheets, f"Verhaal {number} van 4") for number in (1, 2, 3)]
    assert all(len(places) == 1 for places in begins)
    first, second, third = (places[0] for places in begins)
    assert first == 2
    assert first < second < third
    assert "Aanleiding" in sheets[first]
    assert "Aanleiding" in sheets[second]
    assert "Werkblad" in sheets[third]
    assert "Aanleiding" not in sheets[third]


def test_every_page_says_which_case_it_is_of(sheets: list[str]) -> None:
    second = holding(sheets, "Verhaal 2 van 4")[0]
    third = holding(sheets, "Verhaal 3 van 4")[0]
    assert third - second >= 2
    for sheet in sheets[second:third]:
        if "met opzet leeg" in sheet:
            continue
        assert "2. Een cultuuromslag als ‘onverbiddelijke praktijk’" in " ".join(sheet.split())


def test_the_contents_are_as_large_as_the_text_in_large_print(page: Page, site: str) -> None:
    open_booklet(page, site, f"?c={MAAT}.large")
    page.emulate_media(media="print")
    smallest = page.evaluate("""() => Math.min(...[...document.querySelectorAll(".cw-cover *")]
        .filter((one) => one.checkVisibility() && one.textContent)
        .map((one) => parseFloat(getComputedStyle(one).fontSize)))""")
    assert smallest / 96 * 72 >= 18


def test_every_sheet_has_its_number_and_none_is_blank(sheets: list[str]) -> None:
    for number, text in enumerate(sheets, start=1):
        assert len(text.split()) > 8
        if "Les 1" not in text:
            assert f"{number} / {len(sheets)}" in text


def test_the_closing_sheet_comes_last_and_says_where_the_cases_are(sheets: list[str]) -> None:
    closing = sheets[-1]
    assert "Tot slot" in closing
    assert "Wat nemen we mee?" in closing
    for case in (KWADRAAD, MAAT, MERK, PILOT):
        assert f"/praktijk/{case}/" in "".join(closing.split())


@pytest.mark.parametrize("furniture", ["Afdrukken", "Terug naar", "is klaar", "Zoek", "Bladeren"])
def test_nothing_of_the_screen_is_printed(sheets: list[str], furniture: str) -> None:
    assert furniture not in " ".join(sheets)


def test_one_button_of_the_folder_prints_it_all(page: Page, site: str) -> None:
    page.add_init_script(COUNT_PRINTS)
    open_folder(page, site, FOUR)
    page.get_by_role("link", name="Afdrukken als boekje").click()
    expect(page.locator(".cw-booklet__story")).to_have_count(4)
    expect(page.locator("[data-cw-status]")).to_contain_text("klaar")
    page.wait_for_function("window.prints")
    assert page.evaluate("window.prints") == 1
    page.reload()
    expect(page.locator("[data-cw-status]")).to_contain_text("klaar")
    assert page.evaluate("window.prints") == 0
    page.get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("window.prints") == 1


def test_without_a_link_it_is_the_readers_own_folder(page: Page, site: str) -> None:
    open_folder(page, site, f"?c={KRACHT},{MAAT}")
    open_booklet(page, site, "")
    expect(page.locator(".cw-booklet__story")).to_have_count(2)


def test_ids_and_links_of_two_cases_do_not_meet(page: Page, site: str) -> None:
    open_booklet(page, site, FOUR)
    names = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(names) == len(set(names))
    assert page.locator(".cw-booklet__story script, .cw-booklet__story [style]").count() == 0


def test_a_title_with_signs_of_css_and_html_is_only_a_title(page: Page, site: str) -> None:
    title = "%22%7D%20*%7Bdisplay:none%7D%20%3Cb%3E%5C"
    open_booklet(page, site, f"?c={MAAT}&t={title}")
    expect(page.locator("h1[data-cw-title]")).to_have_text('"} *{display:none} <b>\\')
    sheets = sheets_of(page)
    assert '"} *{display:none} <b>\\' in " ".join(sheets[0].split())


def test_what_is_gone_is_said_and_the_rest_is_printed(page_of_gaps: Page, site: str) -> None:
    page = page_of_gaps
    page.add_init_script(COUNT_PRINTS)
    page.goto(f"{site}werkmap/boekje/?c={KRACHT},is-er-niet-meer,{MAAT}#print")
    expect(page.locator("[data-cw-trouble]")).to_contain_text("is-er-niet-meer")
    expect(page.locator(".cw-booklet__story")).to_have_count(2)
    page.wait_for_function("window.prints")
    assert page.evaluate("window.prints") == 1
    assert "Verhaal 2 van 2" in " ".join(sheets_of(page))


def test_what_did_not_load_keeps_it_from_printing_by_itself(page_of_gaps: Page, site: str) -> None:
    page = page_of_gaps
    page.add_init_script(COUNT_PRINTS)
    page.route(f"**/{MAAT}/print/", lambda route: route.abort())
    page.goto(f"{site}werkmap/boekje/?c={KRACHT},{MAAT}#print")
    expect(page.locator("[data-cw-status]")).to_contain_text("klaar")
    expect(page.locator("[data-cw-trouble]")).to_contain_text(f"Niet geladen: {MAAT}")
    assert page.evaluate("window.prints") == 0


def test_an_empty_booklet_says_what_to_do(page: Page, site: str) -> None:
    page.goto(f"{site}werkmap/boekje/")
    expect(page.locator("[data-cw-status]")).to_contain_text("Kies eerst verhalen")
    expect(page.locator("[data-cw-sheets]")).to_be_hidden()
    expect(page.locator("[data-cw-print]")).to_be_hidden()


@pytest.mark.parametrize("edition", ["handout", "open", "large", "worksheet", "guide", "cards"])
def test_every_edition_of_a_case_without_measure_stays_on_the_paper(
    page: Page, thirty: str, edition: str
) -> None:
    page.set_viewport_size({"width": A4_WITHIN_MARGINS, "height": 800})
    open_booklet(page, thirty, f"?c={EXTREME}&e={edition}")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WITHIN_MARGINS
    assert all(len(text.split()) > 8 for text in sheets_of(page))


def test_thirty_cases_make_one_booklet(page: Page, thirty: str) -> None:
    page.goto(f"{thirty}praktijk/")
    every = page.locator("[data-cw-list] [data-cw-saved-cases]")
    ids = [case.get_attribute("data-cw-saved-cases") or "" for case in every.all()]
    page.goto(f"{thirty}praktijk/blad/2/")
    ids += [case.get_attribute("data-cw-saved-cases") or "" for case in every.all()]
    assert len(ids) == 30
    open_folder(page, thirty, f"?c={','.join(ids)}")
    expect(page.locator("[data-cw-saved-cases-link]")).to_have_text("Werkmap (30)")
    open_booklet(page, thirty, "")
    sheets = sheets_of(page)
    begins = [holding(sheets, f"Verhaal {number} van 30") for number in range(1, 31)]
    assert [len(places) for places in begins] == [1] * 30
    assert len({places[0] for places in begins}) == 30
    assert "Tot slot" in sheets[-1] or "Waar deze verhalen staan" in sheets[-2]
    assert all(len(text.split()) > 8 for text in sheets)
