"""Word: all content of a document is in the draft, or is reported."""

import io
import zipfile

import pytest

from importers.conftest import Import
from importers.documents import docx, paragraph, run, zipped

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BOX = f"<w:txbxContent>{paragraph(run('in het kader'))}</w:txbxContent>"

KEPT = {
    "simple-field": (
        f'<w:fldSimple w:instr="DATE">{run("3 mei 2020")}</w:fldSimple>',
        "3 mei 2020",
    ),
    "direction": (f'<w:dir w:val="rtl">{run("van rechts")}</w:dir>', "van rechts"),
    "direction-override": (f'<w:bdo w:val="rtl">{run("omgekeerd")}</w:bdo>', "omgekeerd"),
    "smart-tag": (f'<w:smartTag w:element="x">{run("slim")}</w:smartTag>', "slim"),
    "ruby": (
        (
            f"<w:r><w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('onder')}</w:rubyBase></w:ruby>"
            "</w:r>"
        ),
        "onder (boven)",
    ),
    "fraction": (
        (
            f"<m:oMath {MATH}><m:f><m:num><m:r><m:t>a + b</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        ),
        "(a + b)/2",
    ),
    "power": (
        (
            f"<m:oMathPara {MATH}><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"
        ),
        "x^2",
    ),
    "root": (
        f"<m:oMath {MATH}><m:rad><m:deg/><m:e><m:r><m:t>y</m:t></m:r></m:e></m:rad></m:oMath>",
        "√y",
    ),
    "text-box-without-fallback": (
        (
            f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="wps"><w:drawing><wps:txbx {WPS}>'
            f"{BOX}</wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        ),
        "in het kader",
    ),
    "old-text-box": (
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
            f"{BOX}</v:textbox></v:shape></w:pict></w:r>"
        ),
        "in het kader",
    ),
    "word-art": (
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:textpath string="sierletters"/></v:shape></w:pict></w:r>'
        ),
        "sierletters",
    ),
    "shape-text": (
        f"<w:r><w:drawing><a:p {A}><a:r><a:t>in een vorm</a:t></a:r></a:p></w:drawing></w:r>",
        "in een vorm",
    ),
    "inserted": (f'<w:ins w:id="1" w:author="Jan">{run("erbij")}</w:ins>', "erbij"),
    "moved": (f'<w:moveTo w:id="1" w:author="Jan">{run("verplaatst")}</w:moveTo>', "verplaatst"),
    "check-box": (
        (
            f'<w:sdt><w:sdtPr><w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>'
            "</w:sdtPr>"
            f"<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run(' eens')}"
        ),
        "☒ eens",
    ),
    "wingdings": (
        f'<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>{run(" oneens")}',
        "☐ oneens",
    ),
    "filled-in-control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ingevuld')}</w:sdtContent></w:sdt>",
        "ingevuld",
    ),
    "custom-xml": (f'<w:customXml w:element="x">{run("eigen")}</w:customXml>', "eigen"),
}


@pytest.mark.parametrize("name", KEPT)
def test_words_in_every_part_of_the_format_are_in_the_draft(name: str, imported: Import) -> None:
    markup, expected = KEPT[name]
    body = (
        paragraph(run("Aanpak"))
        + paragraph(run("Eerst. "), markup)
        + paragraph(run("Daarna nog iets."))
    )
    (result,) = imported("a.docx", docx(body))
    how = str(result.fields["how"])
    assert expected in how
    assert how.index("Eerst.") < how.index("Daarna nog iets.")


def test_tracked_changes_are_named_with_their_place(imported: Import) -> None:
    deleted = (
        '<w:del w:id="2" w:author="Jan"><w:r><w:delText>drie woorden weg</w:delText></w:r></w:del>'
    )
    body = paragraph(run("Aanpak")) + paragraph(run("Dit blijft. "), deleted)
    (result,) = imported("a.docx", docx(body))
    assert "drie woorden" not in result.file
    assert "verwijderde woorden (3) niet: ‘drie woorden weg’" in result.report
    assert "in de alinea ‘Dit blijft.’" in result.report


def test_comments_are_kept_with_their_place_and_without_their_author(imported: Import) -> None:
    body = paragraph(run("Aanpak")) + paragraph(
        '<w:commentRangeStart w:id="5"/>', run("Dit stuk"), '<w:commentRangeEnd w:id="5"/>'
    )
    comments = (
        f'<w:comments {W}><w:comment w:id="5" w:author="Piet Bakker">'
        f"{paragraph(run('Klopt dit?'))}</w:comment></w:comments>"
    )
    (result,) = imported("a.docx", docx(body, {"word/comments.xml": comments}))
    assert "# Opmerking bij ‘Dit stuk’: Klopt dit?" in result.file
    assert "staan opmerkingen (1)" in result.report
    assert "Piet" not in result.everything


def test_a_placeholder_is_named_and_is_no_content(imported: Import) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{paragraph(run('Vertel hier wat je deed'))}</w:sdtContent></w:sdt>"
    )
    typed = paragraph(run("Klik hier om tekst in te voeren."))
    body = paragraph(run("Doel")) + typed + paragraph(run("Aanpak")) + control
    (result,) = imported("a.docx", docx(body + paragraph(run("Echt."))))
    assert "what" not in result.fields
    assert result.fields["how"] == "Echt."
    assert "Klik hier om tekst in te voeren., Vertel hier wat je deed" in result.report


def test_hidden_text_is_kept_apart(imported: Import) -> None:
    body = paragraph(run("Aanpak")) + paragraph(run("geheim", "<w:vanish/>"), run("open"))
    (result,) = imported("a.docx", docx(body))
    assert result.fields["how"] == "open"
    assert "# Verborgen tekst in je document, geen deel van het verhaal: geheim" in result.file


def test_a_ticked_box_is_no_permission(imported: Import) -> None:
    body = (
        paragraph(run("Aanpak"))
        + paragraph(run("Koken."))
        + paragraph(run("Toestemming: ☒ ja ☐ nee"))
    )
    (result,) = imported("a.docx", docx(body))
    assert "permission" not in result.fields
    assert "Een aangekruist vakje is nog geen toestemming" in result.report


def test_charts_and_smart_art_tell_their_titles(imported: Import) -> None:
    chart = (
        f"<c:chartSpace {C} {A}><a:p><a:r><a:t>Aantal buren</a:t></a:r></a:p>"
        "<c:strCache><c:pt><c:v>Zomer</c:v></c:pt></c:strCache></c:chartSpace>"
    )
    art = f"<dgm:dataModel {DGM} {A}><a:p><a:r><a:t>Eerst praten</a:t></a:r></a:p></dgm:dataModel>"
    relations = (
        '<Relationship Id="c1" Target="charts/chart1.xml" Type="OFFICE/chart"/>'
        '<Relationship Id="d1" Target="diagrams/data1.xml" Type="OFFICE/diagramData"/>'
    )
    drawings = (
        f'<w:r><w:drawing><c:chart {C} {R} r:id="c1"/></w:drawing></w:r>'
        f'<w:r><w:drawing><dgm:relIds {DGM} {R} r:dm="d1"/></w:drawing></w:r>'
    )
    body = paragraph(run("Aanpak")) + paragraph(drawings)
    parts = {"word/charts/chart1.xml": chart, "word/diagrams/data1.xml": art}
    (result,) = imported("a.docx", docx(body, parts, relations))
    how = str(result.fields["how"])
    assert all(words in how for words in ("Aantal buren", "Zomer", "Eerst praten"))


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("afchunk.html", "<!DOCTYPE html><p>uit een pagina</p>", True),
        ("afchunk.txt", "uit een pagina", True),
        (
            "afchunk.mht",
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>uit een pagina</p>",
            True,
        ),
        ("afchunk.dat", "{\\rtf1 uit een pagina}", False),
    ],
)
def test_an_embedded_document_is_read_or_named(
    name: str,
    content: str,
    kept: bool,  # noqa: FBT001  (pytest gives it)
    imported: Import,
) -> None:
    relation = f'<Relationship Id="k1" Target="{name}" Type="OFFICE/aFChunk"/>'
    body = (
        paragraph(run("Aanpak"))
        + f'<w:altChunk {R} r:id="k1"/>'
        + paragraph(run("Daarna nog iets."))
    )
    (result,) = imported("a.docx", docx(body, {f"word/{name}": content}, relation))
    assert ("uit een pagina" in str(result.fields["how"])) is kept
    assert (f"{name} is niet te lezen" in result.report) is not kept


def test_typed_bullets_and_line_breaks_are_list_items(imported: Import) -> None:
    lines = "<w:r><w:t>• Begin klein.</w:t><w:br/><w:t>- Vraag het.</w:t></w:r>"
    body = paragraph(run("Lessen", "<w:b/>")) + paragraph(lines) + paragraph(run("– Wacht."))
    (result,) = imported("a.docx", docx(body))
    assert result.fields["lessons"] == ["Begin klein.", "Vraag het.", "Wacht."]


def test_the_strict_variant_is_read_too(imported: Import) -> None:
    body = paragraph(run("Aanpak")) + paragraph(run("Streng."))
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    (result,) = imported("a.docx", zipped(parts))
    assert result.fields["how"] == "Streng."


def test_a_document_with_only_a_header_or_a_text_box_has_text(imported: Import) -> None:
    (result,) = imported("a.docx", docx(paragraph(KEPT["old-text-box"][0])))
    assert "in het kader" in result.everything
    header = f"<w:hdr {W}>{paragraph(run('Alleen boven'))}</w:hdr>"
    (result,) = imported("b.docx", docx("", {"word/header1.xml": header}))
    assert "# Alleen boven" in result.file


def test_styles_that_may_be_headings_are_named(imported: Import) -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="K9">'
        '<w:name w:val="Tussenkop paars"/></w:style></w:styles>'
    )
    relation = '<Relationship Id="s1" Target="styles.xml" Type="OFFICE/styles"/>'
    styled = '<w:p><w:pPr><w:pStyle w:val="K9"/></w:pPr>' + run("Geld") + "</w:p>"
    body = paragraph(run("Aanpak")) + styled + paragraph(run("Koken."))
    (result,) = imported("a.docx", docx(body, {"word/styles.xml": styles}, relation))
    assert "gelezen als gewone tekst: Tussenkop paars" in result.report
