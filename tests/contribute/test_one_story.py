"""One case through everything that writes or checks cases: the results agree."""

import json
import shutil
from pathlib import Path

from docx import Document
from jsonschema import Draft7Validator
from playwright.sync_api import Page

from casewright.cases.case import Case
from casewright.config.settings import load_settings
from conftest import ROOT, casewright
from contribute.filling import choose, download, field, item, write
from importers.reading import values_in
from loading import parse_cases

STORY = {
    "Aanleiding": "Bewoners kwamen laat: vaak na maanden.",
    "Doel": "Een plek om binnen te lopen.",
    "Aanpak": "Elke ochtend stond er een tafel #1 in de hal.",
    "Reflectie": "Het moment telt ook.",
}
LESSONS = ["Begin klein.", "Vraag het: wanneer past het?"]
KEYS = {"Aanleiding": "why", "Doel": "what", "Aanpak": "how", "Reflectie": "reflection"}
TITLE, SUMMARY = "Koffie in de hal", "Een wijkteam zette koffie in de hal."


def knowledge_base(folder: Path) -> Path:
    (folder / "cases").mkdir(parents=True)
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def only_case(base: Path) -> Case:
    settings = load_settings(base / "mkdocs.yml")
    (file,) = parse_cases(settings)
    assert file.case, file.parse_errors
    return file.case


def told(case: Case) -> list[str]:
    return [case.title, case.why, case.what, case.how, case.reflection] + [
        lesson.lesson for lesson in case.lessons
    ]


def test_word_form_new_schema_and_check_agree(form: Page, tmp_path: Path) -> None:
    word, typed = knowledge_base(tmp_path / "word"), knowledge_base(tmp_path / "typed")
    document = Document()
    document.add_heading(TITLE, 0)
    for heading, text in STORY.items():
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    document.add_heading("Lessen", 1)
    for lesson in LESSONS:
        document.add_paragraph(lesson, style="List Bullet")
    document.save(str(word / "verhaal.docx"))
    assert casewright("import", "verhaal.docx", cwd=word).returncode == 0
    assert casewright("check", "cases", cwd=word).returncode == 0

    for heading, key in KEYS.items():
        write(form, key, STORY[heading])
    write(form, "title", TITLE)
    write(form, "summary", SUMMARY)
    choose(form, "organisation", "kwadraad")
    choose(form, "themes", "eigen-regie")
    for number, lesson in enumerate(LESSONS):
        write(item(form, "lessons", number), "lesson", lesson)
    field(form, "basis").locator("select").select_option("fictional")
    file = download(form, typed / "cases")
    checked = casewright("check", "--strict", "cases", cwd=typed)
    assert checked.returncode == 0, checked.stdout
    assert told(only_case(typed)) == told(only_case(word))

    schema = json.loads(casewright("schema", cwd=typed).stdout)
    found = Draft7Validator(schema).iter_errors(values_in(file.read_text(encoding="utf-8")))
    assert [error.message for error in found] == []

    assert casewright("new", "nog-een", "--title", TITLE, cwd=typed).returncode == 0
    drafted = casewright("check", "cases", cwd=typed)
    assert drafted.returncode == 0, drafted.stdout
    assert "unknown-field" not in drafted.stdout
