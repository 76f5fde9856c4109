"""Documents for the tests: OpenDocument, Word, e-mail and WordPress."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl

from importers.word_files import WORDS

_OPEN_DOCUMENT = (
    "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT_STYLES = (
    '<style:style style:name="Bold" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="BoldLine" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Own" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Hidden" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="Numbers">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def odt(body: str, master: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """Return an OpenDocument text with a body and, optionally, headers and footers."""
    content = (
        f"<office:document-content{_OPEN_DOCUMENT}>"
        f"<office:automatic-styles>{ODT_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles{_OPEN_DOCUMENT}><office:master-styles><style:master-page>"
        f"{master}</style:master-page></office:master-styles></office:document-styles>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped(
        {"mimetype": mimetype, "content.xml": content, "styles.xml": styles, **(parts or {})}
    )


def docx(body: str, parts: Mapping[str, str] | None = None, relations: str = "") -> bytes:
    """Return a Word file with a body as XML, other parts and their relationships."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Target="word/document.xml" Type="{office}/officeDocument"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">'
            f"{relations.replace('OFFICE', office)}</Relationships>",
            "word/document.xml": f"{WORDS}<w:body>{body}</w:body></w:document>",
            **(parts or {}),
        }
    )


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mail(text: str, headers: str = "", kind: str = "plain") -> bytes:
    """Return an e-mail by a sender with a name."""
    head = (
        "From: Anna de Vries <anna.devries@voorbeeld.nl>\nTo: redactie@voorbeeld.nl\n"
        f"Date: Mon, 3 Mar 2025 10:00:00 +0100\n{headers}"
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return (head + text).encode()


def workbook(*sheets: list[list[object]]) -> bytes:
    """Return a workbook; a sheet is a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Blad {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(archive: bytes, name: str, content: str) -> bytes:
    """Return an archive with a part added or replaced."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        parts: dict[str, str | bytes] = {one: source.read(one) for one in source.namelist()}
    return zipped({**parts, name: content})


def wordpress(*items: str) -> bytes:
    """Return a WordPress export."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Site</title>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    ).encode()


def post(title: str, content: str, more: str = "", kind: str = "post") -> str:
    return (
        f"<title>{title}</title><dc:creator><![CDATA[geheimelogin]]></dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<wp:post_type>{kind}</wp:post_type>{more}"
    )
