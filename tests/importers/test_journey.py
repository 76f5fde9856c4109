"""One case through everything: a Word file, the messages, a check without errors."""

import re
from pathlib import Path

from jsonschema import Draft7Validator

from casewright.cases.json_schema import case_schema
from casewright.config.settings import load_settings
from casewright.loader.collection import list_collection
from importers import word_files
from importers.reading import command, values_in
from loading import parse_cases


def test_from_a_word_file_to_a_green_check_with_only_the_messages_as_help(base: Path) -> None:
    word_files.usual(base / "verhaal.docx")
    report = command("import", "verhaal.docx", cwd=base).stdout
    check = report.strip().split("\n")[-1].partition("casewright ")[2].split()
    file = base / check[-1]
    assert [line for line in report.split("\n") if line.startswith("- Vul in")] == [
        "- Vul in: Toestemming (permission)."
    ]
    first = command(*check, cwd=base)
    assert first.exit_code == 0
    assert re.findall(r"(?:fout|waarschuwing)\[([a-z-]+)\]", first.stdout) == ["missing-permission"]
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        "  # basis: consent\n  # date: 2026-01-31", "  basis: consent\n  date: 2024-05-06"
    )
    file.write_text(text.replace("status: draft\n", ""), encoding="utf-8")
    last = command(*check, "--strict", cwd=base)
    assert (last.exit_code, last.stderr) == (0, "")
    assert "fout[" not in last.stdout
    assert "waarschuwing[" not in last.stdout
    settings = load_settings(base / "mkdocs.yml")
    collection = list_collection(settings.docs_dir, settings.root)
    validator = Draft7Validator(case_schema(collection.vocabularies, settings.catalog))
    errors = validator.iter_errors(values_in(file.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []
    (case,) = (one.case for one in parse_cases(settings) if one.id == file.stem)
    assert case
    assert case.title == "Een koffietafel in de hal"
    assert case.terms("organisations") == ("buurtwerk",)
    assert [lesson.lesson for lesson in case.lessons] == [
        "Begin klein.",
        "Vraag bewoners zelf: wanneer past het?",
    ]
    assert (str(case.follow_ups[0].date), case.contributors[0].name) == (
        "2025",
        "Fatima el Idrissi",
    )


def test_a_new_file_filled_with_the_imported_story_says_the_same(base: Path) -> None:
    """The files of ``import`` and ``new`` have the same fields."""
    word_files.usual(base / "verhaal.docx")
    command("import", "verhaal.docx", cwd=base)
    command("new", "leeg", cwd=base)
    written = (base / "cases" / "een-koffietafel-in-de-hal.yml").read_text(encoding="utf-8")
    empty = (base / "cases" / "leeg.yml").read_text(encoding="utf-8")
    fields = re.compile(r"^(?:# )?([a-z_]+):", re.MULTILINE)
    assert fields.findall(written.partition("\n")[2]) == fields.findall(empty.partition("\n")[2])
