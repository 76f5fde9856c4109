"""Word files: common ones are imported completely, hostile ones are rejected."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from importers import word_files
from importers.reading import command, told, values_in
from importers.word_files import document_xml, with_part

TEXTS = Path(__file__).parent / "texts"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def imported(file: Path, base: Path) -> tuple[Path, str]:
    result = command("import", file, cwd=base)
    assert (result.exit_code, result.stderr) == (0, "")
    name = result.stdout.split("cases/", 1)[1].split("\n", 1)[0]
    return base / "cases" / name, result.stdout


@pytest.mark.parametrize("make", [word_files.usual, word_files.in_a_table])
def test_a_word_file_becomes_a_draft(
    make: Callable[[Path], None], base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    source = base / "verhaal.docx"
    make(source)
    file, report = imported(source, base)
    expected = TEXTS / f"word-{make.__name__}.yml"
    assert told(file) == expected.read_text(encoding="utf-8")
    assert report == expected.with_suffix(".report").read_text(encoding="utf-8")


def test_what_stands_in_the_margins_is_kept_for_the_author(base: Path) -> None:
    word_files.usual(base / "verhaal.docx")
    file, report = imported(base / "verhaal.docx", base)
    assert "# Stichting Buurtwerk, afdeling Noord" in file.read_text(encoding="utf-8").split("\n")
    assert "Onder aan het bestand staat wat geen plaats kreeg" in report


def test_notes_stand_where_they_belong_and_struck_words_are_gone(base: Path) -> None:
    w = word_files.WORDS.removeprefix("<w:document ").removesuffix(">")
    body = (
        "<w:p><w:r><w:t>Aanpak</w:t></w:r></w:p><w:p><w:r><w:t>Wij kookten soep</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:t> voor iedereen.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    with_part(base / "a.docx", "word/document.xml", document_xml(body))
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Target="footnotes.xml" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    note = PARAGRAPH.format("met prei")
    notes = f'<w:footnotes {w}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    with ZipFile(base / "a.docx") as old, ZipFile(base / "noten.docx", "w") as new:
        for part in old.namelist():
            if "document.xml.rels" not in part:
                new.writestr(part, old.read(part))
        new.writestr("word/_rels/document.xml.rels", relations)
        new.writestr("word/footnotes.xml", notes)
    file, _ = imported(base / "noten.docx", base)
    how = values_in(file.read_text(encoding="utf-8"))["how"]
    assert how == "Wij kookten soep (met prei) voor iedereen.\n"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (("1. Vraag het.", "2. Wacht."), ["Vraag het.\n", "Wacht.\n"]),
        (("1) Vraag.", "Ook later.", "2)  Wacht."), ["Vraag.\n", "Ook later.\n", "Wacht.\n"]),
        (("1. Vraag het.",), ["1\\. Vraag het.\n"]),
        (("3. Vraag het.", "7. Wacht."), ["3\\. Vraag het.\n", "7\\. Wacht.\n"]),
        (("2 keer vragen.", "3 keer wachten."), ["2 keer vragen.\n", "3 keer wachten.\n"]),
    ],
)  # fmt: skip
def test_numbers_typed_before_lessons_are_their_numbers_and_no_words(
    typed: tuple[str, ...], taken: list[str], base: Path
) -> None:
    word_files.of_lines(base / "a.docx", "Aanpak", "Wij kookten soep.", "Lessen", *typed)
    file, _ = imported(base / "a.docx", base)
    assert values_in(file.read_text(encoding="utf-8"))["lessons"] == taken


def test_pictures_are_told_of(base: Path) -> None:
    word_files.with_picture(base / "beeld.docx")
    _, report = imported(base / "beeld.docx", base)
    assert "In het bestand zit 1 afbeelding." in report


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "laughs": (
        document_xml(PARAGRAPH.format("&a9;"), f'<!DOCTYPE x [<!ENTITY a0 "ha">{BILLION}]>'),
        "bevat iets wat een computer kan schaden",
    ),
    "outside": (
        document_xml(PARAGRAPH.format("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "bevat iets wat een computer kan schaden",
    ),
    "outside-utf-16": (
        document_xml(PARAGRAPH.format("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        .replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
        "bevat iets wat een computer kan schaden",
    ),
    "deep": (
        document_xml("<w:p>" * 100_000 + "</w:p>" * 100_000),
        "bevat iets wat een computer kan schaden",
    ),
    "bomb": (document_xml(PARAGRAPH.format("a" * 60_000_000)), "is veel te groot voor een verhaal"),
    "tags": (document_xml("<w:p/>" * 500_000), "is veel te groot voor een verhaal"),
    "cut-off": (document_xml(PARAGRAPH.format("a"))[:-20], "is beschadigd"),
    "no-document": ("<html/>", "is beschadigd"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_word_file_is_refused(name: str, base: Path) -> None:
    content, message = HOSTILE[name]
    with_part(base / "kwaad.docx", "word/document.xml", content)
    before = sorted(base.rglob("*"))
    result = command("import", "kwaad.docx", cwd=base)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "root:" not in result.output
    assert sorted(base.rglob("*")) == before


def test_a_document_that_hides_among_the_pictures_is_not_read(base: Path) -> None:
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Target="word/media/a.png" Type="http://schemas.openxml'
        'formats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    with_part(base / "a.docx", "_rels/.rels", relations)
    with ZipFile(base / "a.docx", "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", document_xml(PARAGRAPH.format("a" * 90_000_000)))
    result = command("import", "a.docx", cwd=base)
    assert (result.exit_code, result.stderr) == (
        1,
        (
            "In a.docx staat geen tekst, alleen beeld. Staat de tekst in een afbeelding?"
            " Typ hem over en lees dat in.\n"
        ),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd0\xcf\x11\xe0 an old or a locked file", "is geen Word-bestand van nu"),
        (b"PK\x03\x04 and then nothing", "is beschadigd"),
        (b"", "is geen Word-bestand van nu"),
    ],
)
def test_what_is_no_word_file_is_said_to_be_none(content: bytes, message: str, base: Path) -> None:
    (base / "verhaal.docx").write_bytes(content)
    result = command("import", "verhaal.docx", cwd=base)
    assert result.exit_code == 1
    assert message in result.stderr
