"""Word files for the tests, valid and hostile."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document

from conftest import ROOT


def usual(file: Path) -> None:
    """Return the story of a social worker, with the headings of most templates."""
    document = docx.Document()
    document.add_heading("Een koffietafel in de hal", 0)
    document.add_paragraph("Auteur: Fatima el Idrissi")
    document.add_paragraph("Organisatie: Stichting Buurtwerk")
    document.add_heading("Samenvatting", 1)
    document.add_paragraph("Een wijkteam zette koffie in de hal en sprak bewoners eerder.")
    document.add_heading("1. Aanleiding", 1)
    document.add_paragraph("Bewoners kwamen pas langs als een probleem al groot was: te laat.")
    _bold(document, "Doel:")
    document.add_paragraph("Eerder met bewoners praten. #vroeg")
    document.add_heading("AANPAK", 1)
    paragraph = document.add_paragraph("Elke ochtend stond er ")
    paragraph.add_run("koffie").bold = True
    paragraph.add_run(", en wie wilde schoof aan.")
    document.add_paragraph("een tafel;", style="List Bullet")
    document.add_paragraph("een vrijwilliger.", style="List Bullet")
    document.add_heading("Opbrengst", 2)
    document.add_paragraph("Veertig gesprekken per maand.")
    document.add_heading("Geleerde lessen", 1)
    document.add_paragraph("Begin klein.", style="List Number")
    document.add_paragraph("Vraag bewoners zelf: wanneer past het?", style="List Number")
    document.add_heading("Reflectie", 1)
    document.add_paragraph("Een goede plek is niet genoeg. Het moment telt ook.")
    document.add_heading("Vervolg", 1)
    document.add_paragraph("In 2025 stond de tafel er nog.")
    document.sections[0].header.paragraphs[0].text = "Stichting Buurtwerk, afdeling Noord"
    document.save(str(file))


def of_lines(file: Path, *lines: str) -> None:
    """Return a text as a paragraph per line, without styles."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(file))


def in_a_table(file: Path) -> None:
    """Return a story in a form with two columns."""
    document = docx.Document()
    table = document.add_table(0, 2)
    rows = (
        ("Titel", "Soep voor de straat"),
        ("Naam", "Jan Smit"),
        ("Probleem", "Niemand kende elkaar."),
        ("Oplossing", "Samen soep koken."),
        ("Leerpunten", "Houd het klein."),
    )
    for left, right in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    numbers = document.add_table(2, 2)
    for row, texts in zip(
        numbers.rows, (("Jaar één", "12 mensen"), ("Jaar twee", "40 mensen")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(file))


def with_picture(file: Path) -> None:
    """Return a story with an image."""
    document = docx.Document()
    document.add_paragraph("Doel: samen eten")
    document.add_picture(str(ROOT / ".github" / "casewright.png"))
    document.save(str(file))


def with_part(file: Path, name: str, content: str | bytes) -> None:
    """Replace or add a part of an otherwise valid Word file."""
    sound = BytesIO()
    docx.Document().save(sound)
    with ZipFile(sound) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)


WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def document_xml(body: str, lead: str = "") -> str:
    """Return the main part of a Word file with a body."""
    return f'<?xml version="1.0"?>{lead}{WORDS}<w:body>{body}</w:body></w:document>'


def _bold(document: Document, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def of_markdown(file: Path, text: str) -> None:
    """Return a text with headings, paragraphs and bullets as typed in Word."""
    document = docx.Document()
    for line in filter(None, text.split("\n")):
        mark, _, words = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(words, len(mark) - 1)
        elif mark == "-":
            document.add_paragraph(words, style="List Bullet")
        else:
            paragraph = document.add_paragraph()
            for number, run in enumerate(line.split("*")):
                paragraph.add_run(run).italic = bool(number % 2)
    document.save(str(file))
