"""The six editions of a case, printed by the browser without scripts: the content of each page."""

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from pdf.conftest import ADDRESS, ANCHORS, Paper

ORDINARY = "mee-merk-door-werkwijze"
PILOT = "mee-samen-pilot-die-niet-kwam"
TITLE = "Hoe anders werken MEE een nieuwe positie gaf"
LETTER = 60
"""Dots that no letter of large print is high."""
SHEETS = {"handout": 2, "open": 2, "large": 4, "worksheet": 1, "guide": 1, "cards": 1}
FURNITURE = ("Terug naar het verhaal", "Afdrukken", "Je ziet nu", "Ctrl+P", "Bladeren", "Zoek")

Print = Callable[[str, str], Paper]


@pytest.mark.parametrize("edition", ANCHORS)
def test_a_case_of_ordinary_length_takes_few_sheets(printed: Print, edition: str) -> None:
    assert len(printed(ORDINARY, edition).texts) == SHEETS[edition]


@pytest.mark.parametrize("edition", ANCHORS)
def test_no_furniture_is_printed_and_no_sheet_is_blank(printed: Print, edition: str) -> None:
    texts = printed(ORDINARY, edition).texts
    assert all(len(text.split()) > 20 for text in texts)
    assert [word for word in FURNITURE if word in " ".join(texts)] == []


@pytest.mark.parametrize("edition", ["handout", "open", "large", "worksheet", "guide"])
def test_sheets_are_numbered_and_name_the_site(printed: Print, edition: str) -> None:
    texts = printed(ORDINARY, edition).texts
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
        assert "Praktijkverhalen" in text


@pytest.mark.parametrize("edition", ["handout", "open", "large"])
def test_the_title_runs_over_every_further_sheet(printed: Print, edition: str) -> None:
    first, *further = printed(ORDINARY, edition).texts
    assert first.count(TITLE) == 1
    assert all(TITLE in text for text in further)


def test_the_hand_out_tells_the_whole_story(printed: Print) -> None:
    text = " ".join(printed(ORDINARY, "handout").texts)
    headings = ("In het kort", "Aanleiding", "Doel ", "Aanpak", "Resultaat", "Lessen", "Reflectie")
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "Hier stopt het verhaal" not in text


def test_the_open_hand_out_keeps_the_outcome_for_a_sheet_of_its_own(printed: Print) -> None:
    open_sheet, reveal = printed(ORDINARY, "open").texts
    for told in ("In het kort", "Uitkomst", "Gelukt", "Resultaat", "Lessen", "Reflectie"):
        assert told not in open_sheet
        assert told in reveal
    assert "Hier stopt het verhaal" in open_sheet


@pytest.mark.parametrize(("edition", "sides"), [("open", [3, 2]), ("cards", [2, 1])])
def test_who_prints_on_both_sides_gets_the_ending_and_the_backs_where_they_belong(
    page: Page, site: str, edition: str, sides: list[int]
) -> None:
    page.goto(f"{site}praktijk/{ORDINARY}/print/#{ANCHORS[edition]}")
    box = page.get_by_label("Ik druk dubbelzijdig af")
    printed = []
    for checked in (True, False):
        box.set_checked(checked)
        printed.append(Paper(page.pdf(prefer_css_page_size=True)).texts)
    assert [len(texts) for texts in printed] == sides
    if edition == "open":
        assert "Deze bladzijde is met opzet leeg." in printed[0][1]
    else:
        lessons = [text.index(f"Les {number}") for text in printed[0] for number in (1, 2)]
        assert [lessons[0] < lessons[1], lessons[2] < lessons[3]] == [True, False]
        assert "Uitkomst: Gelukt" in printed[0][1]


def test_the_title_stands_once_above_the_ending(printed: Print) -> None:
    title = "De cliënt is eigenaar van de oplossing"
    sheets = printed("kwadraad-client-is-eigenaar", "open").texts
    assert [sheet.count(title) for sheet in sheets] == [1, 1]


@pytest.mark.parametrize("lines", range(15, 20))
def test_the_address_and_code_are_never_alone_on_a_sheet(page: Page, site: str, lines: int) -> None:
    page.goto(f"{site}praktijk/kwadraad-client-is-eigenaar/print/")
    page.locator(".cw-story .cw-imprint").evaluate(
        "(tail, lines) => tail.insertAdjacentHTML('beforebegin', '<p>slot</p>'.repeat(lines))",
        lines,
    )
    last = Paper(page.pdf(prefer_css_page_size=True)).texts[-1]
    assert "slot" in last
    assert "Dit verhaal staat op" in last


def test_the_words_of_every_vocabulary_stand_on_paper_but_tell_no_ending(printed: Print) -> None:
    whole, (open_sheet, *_) = (printed(PILOT, edition).texts for edition in ("handout", "open"))
    for told in ("Doelgroep: Professionals", "Generaal zonder leger"):
        assert told in whole[0]
        assert told not in open_sheet


def test_no_bar_runs_along_the_white_at_the_end_of_a_sheet(printed: Print) -> None:
    _, _, third, _ = printed("kwadraad-client-is-eigenaar", "large").pictures
    height = third.height
    beside = third.convert("1").crop((0, 0, third.width // 2, height))
    columns = beside.transpose(Image.Transpose.TRANSPOSE).tobytes("raw", "L")
    bars = (columns[start : start + height] for start in range(0, len(columns), height))
    assert max(len(run) for bar in bars for run in bar.split(b"\xff")) < LETTER


def test_nothing_in_large_print_is_under_eighteen_points(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/{ORDINARY}/print/#{ANCHORS['large']}")
    page.emulate_media(media="print")
    smallest = page.evaluate("""() => Math.min(...[...document.querySelectorAll(".cw-story *")]
        .filter((element) => element.checkVisibility() && element.textContent.trim())
        .map((element) => parseFloat(getComputedStyle(element).fontSize)))""")
    assert smallest / 96 * 72 >= 18


def test_the_worksheet_asks_the_authors_questions_and_leaves_room(printed: Print) -> None:
    paper = printed(ORDINARY, "worksheet")
    assert "Waaraan merkt een cliënt bij ons op welke manier wij werken?" in paper.texts[0]
    assert "Koudwatervrees" not in paper.texts[0]


def test_a_case_without_a_workshop_gets_questions_that_fit_it(printed: Print) -> None:
    (sheet,) = printed("gewoon", "worksheet").texts
    assert "Waardoor is het hier gelukt" in sheet
    assert "Welke stap zet ik deze week?" in sheet


def test_the_facilitators_sheet_has_time_groups_questions_and_signs(printed: Print) -> None:
    (sheet,) = printed(ORDINARY, "guide").texts
    for part in ("60 minuten", "Grootte van de groepen: 6", "50 tot 60 min.", "De vragen",
                 "Laat iedereen eerst drie minuten alleen schrijven", "De canyon."):  # fmt: skip
        assert part in sheet


def test_eight_lesson_cards_go_on_a_sheet(printed: Print) -> None:
    texts = printed("zwaar", "cards").texts
    assert [text.count("Les nummer") for text in texts] == [8] * 5


def test_the_code_on_the_sheet_leads_to_the_page(printed: Print) -> None:
    paper = printed("gewoon", "handout")
    scanned = zxingcpp.read_barcodes(paper.pictures[-1])
    assert [code.text for code in scanned] == [f"{ADDRESS}praktijk/gewoon/"]
    assert f"{ADDRESS}praktijk/gewoon/" in paper.text


@pytest.mark.parametrize(
    ("edition", "addresses", "codes"),
    [("handout", 1, 1), ("open", 2, 1), ("large", 1, 1), ("worksheet", 1, 1), ("guide", 1, 1),
     ("cards", 0, 0)],
)  # fmt: skip
def test_the_way_back_to_the_story_is_what_the_handbook_promises(
    printed: Print, edition: str, addresses: int, codes: int
) -> None:
    paper = printed("gewoon", edition)
    assert paper.text.count(f"{ADDRESS}praktijk/gewoon/") == addresses
    assert len(zxingcpp.read_barcodes(paper.pictures[-1])) == codes
    assert "Koffie in de hal" in paper.texts[-1]


def test_the_handbook_says_which_sheets_have_address_and_code(page: Page, site: str) -> None:
    page.goto(f"{site}handleiding/workshop/")
    words = " ".join(page.locator("main").inner_text().split())
    assert "Op elk blad staat het adres van het verhaal, met een code" in words
    assert "Op leskaartjes staat de titel." in words


def test_date_and_licence_stand_below_the_story(printed: Print) -> None:
    text = " ".join(printed("gewoon", "handout").texts)
    assert "Laatst nagekeken op 3 februari 2026" in text
    assert "De verhalen vallen onder CC BY 4.0." in text


def test_links_are_numbered_notes(printed: Print) -> None:
    paper = printed("zwaar", "handout")
    assert "hetrapport1." in paper.text
    assert "detabel2." in paper.text
    assert "eenanderverhaal3." in paper.text
    assert "Hetrapport4" in paper.text
    assert "1.https://voorbeeld.org/een/heel/lang/adres" in paper.text
    assert f"2.{ADDRESS}praktijk/zwaar/#aanpak" in paper.text
    assert f"3.{ADDRESS}praktijk/gewoon/" in paper.text
    assert "4.https://voorbeeld.org/rapport" in paper.text


def test_the_choice_of_edition_works_by_the_links_alone(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}praktijk/{ORDINARY}/")
    page.get_by_role("link", name="Werkblad").click()
    assert page.get_by_role("heading", name="Werkblad").is_visible()
    assert page.get_by_text("Je ziet nu: Werkblad.").is_visible()
    page.get_by_role("link", name="Zonder afloop").click()
    assert page.get_by_text("Hier stopt het verhaal").is_visible()
    assert not page.get_by_role("heading", name="Werkblad").is_visible()
    context.close()


def test_the_button_prints(page: Page, site: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{site}praktijk/{ORDINARY}/print/")
    page.get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("window.printed") is True


def test_search_engines_are_sent_to_the_case(page: Page, hard_site: str) -> None:
    page.goto(f"{hard_site}praktijk/gewoon/print/")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{ADDRESS}praktijk/gewoon/"
    sitemap = page.request.get(f"{hard_site}sitemap.xml").text()
    assert "/praktijk/gewoon/" in sitemap
    assert "/print/" not in sitemap
