"""The messages of the form: what is missing, what to reconsider, and links to the fields."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT, hold_against_axe
from contribute.filling import field, fill_required, item, unfold, write

SCRIPTS = ROOT / "theme" / "assets" / "casewright"
ERRORS = "[data-cw-problems=error]"
WARNINGS = "[data-cw-problems=warning]"
PERSONAL_SCRIPT = """document.querySelector("script[src$='/form.js']").src
    .replace("form.", "form-personal.")"""
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def take_along(page: Page) -> None:
    page.locator("[data-cw-way=download]").click()


def said(page: Page, box: str = ERRORS) -> list[str]:
    return page.locator(f"{box} li").all_inner_texts()


def test_an_empty_form_says_what_it_needs_and_leads_there(form: Page) -> None:
    take_along(form)
    assert said(form) == [
        "Vul in: Titel.",
        "Vul in: In het kort.",
        "Maak een keuze bij: Organisaties.",
        "Maak een keuze bij: Thema's.",
        "Vul in: Aanleiding.",
        "Vul in: Doel.",
        "Vul in: Aanpak.",
        "Schrijf er minstens één: Lessen.",
        "Vul in: Reflectie.",
        "Maak een keuze bij: Grond.",
        "De naam van het bestand heeft kleine letters, cijfers en streepjes, 3 tot 64 tekens.",
    ]
    expect(form.locator(ERRORS)).to_be_focused()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(form.locator("#cw-title")).to_be_focused()
    expect(form.locator("#cw-title")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#cw-title-error")).to_have_text("Vul in: Titel.")


def test_a_problem_in_a_folded_part_unfolds_it(form: Page) -> None:
    fill_required(form)
    write(item(form, "quotes", 0), "by", "een bewoner")
    form.locator("details", has=form.locator("[data-cw-field=quotes]")).evaluate(
        "(fold) => { fold.open = false; }"
    )
    take_along(form)
    assert said(form) == ["Vul in: Tekst."]
    form.locator(f"{ERRORS} a").click()
    expect(form.locator("textarea[id^=cw-quotes-text-]")).to_be_focused()


REFUSED = (
    ("title", "a" * 121, "Titel: 1 teken te lang. Er passen er 120."),
    ("title", "Een **vet** woord", "Haal de opmaak weg: **vet**"),
    ("summary", "Zie [hier](x)", "Haal de opmaak weg: [hier](x)"),
    ("why", "Een <b>vet</b> woord", "Haal dit weg: <b>"),
    ("how", "Klik [hier](javascript:alert(1))", "niet met javascript:"),
    ("period", "maart 2024", "schrijf een jaar, een maand of een periode"),
    ("period", "2024/2023", "schrijf een jaar, een maand of een periode"),
    ("period", "2023-02-30", "schrijf een jaar, een maand of een periode"),
)


def test_a_text_that_the_check_would_refuse_is_named(form: Page) -> None:
    fill_required(form)
    form.locator("#cw-name").fill("een-verhaal")
    for key, text, message in REFUSED:
        before = field(form, key).locator(".cw-field__control").input_value()
        write(form, key, text)
        take_along(form)
        assert len(said(form)) == 1
        assert message in said(form)[0]
        write(form, key, before)


@pytest.mark.parametrize("key", ["why", "how"])
def test_a_text_that_only_looks_like_html_passes(form: Page, key: str) -> None:
    fill_required(form)
    write(form, key, "`<b>` is een code\n\n<https://example.org>\n\n2 < 3 en 4 > 3")
    with form.expect_download():
        take_along(form)


def test_consent_asks_for_its_day(form: Page) -> None:
    fill_required(form)
    field(form, "basis").locator("select").select_option("consent")
    take_along(form)
    assert said(form) == [
        "Bij toestemming hoort de dag waarop zij gegeven is. Vul in: Datum.",
    ]


def test_a_name_that_cannot_be_an_address_is_refused(form: Page) -> None:
    fill_required(form)
    for name in ("ab", "Koffie in de hal", "con", "lessen", "-koffie", "a" * 65):
        form.locator("#cw-name").fill(name)
        take_along(form)
        assert len(said(form)) == 1, name


PERSONAL = (
    ("Bel 06-12345678 dus", "telefoonnummer: 06-12345678"),
    ("Bel +31 20 123 45 67", "telefoonnummer: +31 20 123 45 67"),
    ("Mail jan@organisatie.nl", "e-mailadres: jan@organisatie.nl"),
    ("Zijn nummer is 111222333", "burgerservicenummer: 111222333"),
    ("Op NL91 ABNA 0417 1643 00 dus", "rekeningnummer: NL91 ABNA 0417 1643 00"),
    ("Zij woont op 1234 AB 12", "adres: 1234 AB 12"),
    ("Kerkstraat 12, 1234 AB Utrecht", "adres: Kerkstraat 12, 1234 AB"),
    ("Zij is geboren op 3 mei 1980", "geboortedatum: 3 mei 1980"),
)


def test_the_form_knows_the_examples_of_the_check(form: Page) -> None:
    found = form.evaluate(
        """async ([script, table]) => {
            const { personalData } = await import(script);
            const kinds = (text) => personalData(text).map(({ kind }) => kind);
            return {
                missed: Object.entries(table.found).flatMap(([kind, texts]) =>
                    texts.filter((text) => !kinds(text).includes(kind))),
                alarms: table.clean.filter((text) => kinds(text).length),
            };
        }""",
        [
            form.evaluate(PERSONAL_SCRIPT),
            json.loads((ROOT / "tests/checks/personal_data.json").read_text(encoding="utf-8")),
        ],
    )
    assert found == {"missed": [], "alarms": []}


def test_the_form_knows_the_examples_of_other_countries(form: Page) -> None:
    missed = form.evaluate(
        """async ([script, table]) => {
            const { personalData } = await import(script);
            const kinds = (text, countries) =>
                personalData(text, countries).map(({ kind }) => kind);
            return [
                ...Object.entries(table.found).flatMap(([country, found]) =>
                    Object.entries(found).flatMap(([kind, texts]) =>
                        texts.filter((text) => !kinds(text, [country]).includes(kind)))),
                ...table.clean.filter((text) => kinds(text, ["GB", "US", "NL"]).length),
            ];
        }""",
        [
            form.evaluate(PERSONAL_SCRIPT),
            json.loads((ROOT / "tests/checks/personal_data_abroad.json").read_text("utf-8")),
        ],
    )
    assert missed == []


def test_personal_data_are_named_before_anything_leaves(form: Page) -> None:
    fill_required(form)
    for text, kind in PERSONAL:
        write(form, "how", text)
        form.locator("#cw-how").blur()
        expect(form.locator("#cw-how-warning")).to_contain_text(kind)
        take_along(form)
        expect(form.locator(WARNINGS)).to_be_focused()
        assert len(said(form, WARNINGS)) == 1
        assert kind in said(form, WARNINGS)[0]
    form.locator("#cw-accept").check()
    with form.expect_download():
        take_along(form)


def test_a_click_lands_though_leaving_a_field_says_something_above_it(form: Page) -> None:
    summary = field(form, "summary").locator("textarea")
    summary.fill("Bel 06-12345678")
    summary.focus()
    box = field(form, "organisation").locator("input[value=kwadraad]")
    place = box.bounding_box()
    assert place
    form.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    form.mouse.down()
    form.evaluate(NEXT_FRAME)
    form.mouse.up()
    expect(box).to_be_checked()
    expect(form.locator("#cw-summary-warning")).to_contain_text("telefoonnummer")


def test_what_was_asked_for_is_not_taken_back_by_the_field_that_was_left(form: Page) -> None:
    write(form, "title", "Koffie")
    form.locator("#cw-title").fill("")
    take_along(form)
    form.evaluate(NEXT_FRAME)
    expect(form.locator("#cw-title-error")).to_have_text("Vul in: Titel.")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_word_of_a_vocabulary_lies_sideways_out_of_sight(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    item(form, "lessons", 0)
    lists = form.locator(".cw-field__terms")
    assert lists.count() > 2
    for terms in lists.all():
        shown, whole = terms.evaluate("terms => [terms.clientWidth, terms.scrollWidth]")
        assert whole <= shown


def test_ordinary_figures_are_no_personal_data(form: Page) -> None:
    fill_required(form)
    write(
        form,
        "how",
        "In 2024 kwamen er 123456789 bij, van 10:30 tot 12.15 uur; zie 1234 en 1.250.000.",
    )
    with form.expect_download():
        take_along(form)


def test_the_script_has_words_for_everything_and_no_word_too_many(form: Page) -> None:
    sayings = "[...document.getElementById('cw-form-sayings').content.children]"
    there = set(form.evaluate(f"{sayings}.map((saying) => saying.dataset.cwSaying)"))
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in SCRIPTS.glob("form*.js")}
    said = set(re.findall(r'say\((?:\w+ \? )?"([a-z-]+)"', "".join(scripts.values())))
    said |= set(re.findall(r'say\(\w+ \? "[a-z-]+" : "([a-z-]+)"', "".join(scripts.values())))
    said |= set(re.findall(r'return "([a-z-]+)"', scripts["form-ways"]))
    said |= set(
        re.findall(r'\bkey: "([a-z-]+)"|, "([a-z]+)", (?:field|list|date)\b', scripts["form-check"])
    )
    said = {word for one in said for word in ((one,) if isinstance(one, str) else one) if word}
    abroad = scripts["form-personal-abroad"]
    kinds = re.findall(
        r'take\("(\w+)"|(\w+): (?:phones|citizens|addresses)\(', scripts["form-personal"]
    )
    kinds += re.findall(r"^    (\w+)(): ", abroad, re.MULTILINE)
    personal = {f"personal-{one or other}" for one, other in kinds}
    assert there == said | {"choose", "required"} | personal


def test_axe_finds_nothing_in_a_form_full_of_problems(look: Page, site: str) -> None:
    look.goto(f"{site}bijdragen/")
    unfold(look)
    write(look, "how", "Bel 06-12345678")
    item(look, "quotes", 0)
    item(look, "questions", 1)
    look.locator(".cw-form__preview").evaluate("(fold) => { fold.open = true; }")
    take_along(look)
    assert look.locator("[data-cw-problems]:visible").count() == 2
    hold_against_axe(look)
