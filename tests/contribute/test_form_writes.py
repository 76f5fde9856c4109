"""The form writes files that pass the check and contain exactly what was typed."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from casewright.cases.case import Case
from casewright.config.settings import load_settings
from conftest import ROOT, casewright
from contribute.filling import choose, download, field, fill_required, item, write
from loading import parse_cases

NASTY = [
    "Let op: dit is #1 van ons: ‘wijk’",
    "- geen lijst, maar tekst",
    "no",
    "12:30",
    "2024",
    "~",
    "null",
    "'enkel' en \"dubbel\" en \\ schuin",
    "# geen opmerking",
    "@thuis & !belangrijk %procent",
    "{krul} [haak] staat open",
    "? vraag : antwoord",
    "Koffie ☕ en een gezin 👨‍👩‍👧 – met één é",
    "| streep > groter",
    "eindigt op een dubbele punt:",
    "--- drie streepjes",
    "harde\u00a0spatie",
    "<< samen",
]
PROSE = (
    "- een lijst\n- met: dubbele punten\n\n  ingesprongen #hekje\n\n> citaat  \nna een harde regel"
    "\n\ttab aan het begin\n---\nkey: value\n...\n" + "lang " * 900 + "einde"
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with this repository's vocabularies and no case."""
    (tmp_path / "cases").mkdir()
    shutil.copytree(ROOT / "cases" / "vocabulary", tmp_path / "cases" / "vocabulary")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def read(base: Path) -> Case:
    settings = load_settings(base / "mkdocs.yml")
    file = parse_cases(settings)[0]
    assert file.case, file.parse_errors
    return file.case


def checked(base: Path, *arguments: str) -> str:
    result = casewright("check", *arguments, "cases", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_a_nasty_text_comes_through_in_a_list(form: Page, base: Path) -> None:
    fill_required(form)
    for number, text in enumerate(NASTY):
        write(item(form, "lessons", number), "lesson", text)
        write(item(form, "quotes", number), "text", text)
        write(item(form, "quotes", number), "by", f" {text} ")
    choose(item(form, "lessons", 1), "themes", "mantelzorg")
    download(form, base / "cases")
    checked(base)
    case = read(base)
    assert [lesson.lesson for lesson in case.lessons] == NASTY
    assert case.lessons[1].themes == ("mantelzorg",)
    assert [(quote.text, quote.by) for quote in case.quotes] == [(text, text) for text in NASTY]


@pytest.mark.parametrize("text", NASTY[:3])
def test_a_nasty_text_comes_through_in_a_field_of_its_own(
    form: Page, base: Path, text: str
) -> None:
    fill_required(form)
    for key in ("title", "summary", "why"):
        write(form, key, f"  {text}  ")
    form.locator("#cw-name").fill("een-verhaal")
    download(form, base / "cases")
    checked(base)
    case = read(base)
    assert [case.title, case.summary, case.why] == [text] * 3


def test_long_prose_with_everything_that_yaml_knows_comes_through(form: Page, base: Path) -> None:
    fill_required(form)
    for key in ("why", "how", "reflection"):
        write(form, key, f"\n{PROSE}\n\n")
    write(item(form, "lessons", 0), "lesson", PROSE)
    download(form, base / "cases")
    checked(base)
    case = read(base)
    assert (case.why, case.how, case.reflection) == (PROSE, PROSE, PROSE)
    assert case.lessons[0].lesson == PROSE


def test_every_field_comes_through(form: Page, base: Path) -> None:
    fill_required(form)
    write(form, "result", "Het lukte: deels.")
    write(form, "period", "2023-01/..")
    field(form, "outcome").locator("select").select_option("partly")
    choose(form, "audiences", "professionals")
    later = item(form, "follow_ups", 0)
    write(later, "date", "2024-10")
    write(later, "text", "Negen maanden later.")
    person = item(form, "contributors", 0)
    write(person, "name", "A. de Vries")
    write(person, "role", "begeleider: wijk")
    write(person, "organisation", "Kwadraad")
    source = item(form, "sources", 0)
    write(source, "title", "Verslag #3")
    write(source, "url", "https://example.org/a?b=c#d")
    workshop = field(form, "workshop")
    workshop.evaluate("(box) => { box.closest('details').open = true; }")
    write(workshop, "minutes", "60")
    write(workshop, "group_size", "4 tot 8")
    write(workshop, "notes", "Neem mee: een formulier.")
    question = item(form, "questions", 0)
    question.locator("textarea").fill("Wat valt op? Ja: wat?")
    field(form, "basis").locator("select").select_option("consent")
    field(form, "permission").locator("input[type=date]").fill("2024-05-01")
    download(form, base / "cases")
    checked(base, "--strict")
    case = read(base)
    assert (case.result, str(case.period), case.outcome) == (
        "Het lukte: deels.",
        "2023-01/..",
        "partly",
    )
    assert case.facets == {
        "themes": ("eigen-regie",),
        "organisations": ("kwadraad",),
        "audiences": ("professionals",),
    }
    assert (str(case.follow_ups[0].date), case.follow_ups[0].text) == (
        "2024-10",
        "Negen maanden later.",
    )
    assert case.contributors[0].role == "begeleider: wijk"
    assert case.sources[0].url == "https://example.org/a?b=c#d"
    assert case.workshop
    assert (case.workshop.minutes, case.workshop.group_size) == (60, "4 tot 8")
    assert case.workshop.questions == ("Wat valt op? Ja: wat?",)
    assert case.permission
    assert str(case.permission.date) == "2024-05-01"
    assert case.added


def test_signs_that_nobody_sees_are_left_out(form: Page, base: Path) -> None:
    fill_required(form)
    write(form, "title", "Kof\u200bfie\u202e in\u2028de\x07 hal\ufeff")
    write(form, "why", "een\u0085twee\u2029drie\u200e")
    download(form, base / "cases")
    checked(base)
    case = read(base)
    assert (case.title, case.why) == ("Koffie in de hal", "eentwee\ndrie")


def test_an_unfinished_story_becomes_a_draft(form: Page, base: Path) -> None:
    write(form, "title", "Nog niet af")
    form.locator("#cw-unfinished").check()
    file = download(form, base / "cases")
    assert file.name == "nog-niet-af.yml"
    assert "fout[" not in checked(base)
    assert read(base).status == "draft"


def test_items_that_stay_empty_are_left_out(form: Page, base: Path) -> None:
    fill_required(form)
    item(form, "lessons", 2)
    item(form, "quotes", 0)
    download(form, base / "cases")
    checked(base, "--strict")
    assert len(read(base).lessons) == 1
