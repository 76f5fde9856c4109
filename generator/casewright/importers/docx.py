"""Read a Word file: rewrite its XML, convert it to HTML with mammoth, and that to blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

import mammoth

from casewright.i18n.message import Message
from casewright.importers.archive import Archive, pack_archive, read_archive, xml_parts
from casewright.importers.docx_elements import W, element_text
from casewright.importers.docx_related import Relations, find_comments, read_relations
from casewright.importers.docx_xml import Changes, Rewriter
from casewright.importers.html import read_html
from casewright.importers.lost_words import find_lost
from casewright.importers.placeholders import is_placeholder
from casewright.importers.story import Story

_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Kop 1'] => h1:fresh
p[style-name='Kop 2'] => h2:fresh
p[style-name='Kop 3'] => h3:fresh
p[style-name='Kop 4'] => h4:fresh
p[style-name^='toc '] => !
p[style-name^='Contents '] => !
"""
"""Style names of Word and LibreOffice that mammoth does not know by itself."""

_MAMMOTH_ERRORS: Final = (
    ExpatError, AttributeError, IndexError, KeyError, OSError, TypeError, ValueError,
)  # fmt: skip
"""What mammoth raises for parts that are not a document."""

_WANTED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?[^/]+\.(?:xml|rels)"
    r"|word/charts/[^/]+\.xml|word/diagrams/data[^/]*\.xml"
    r"|(?:word/)?(?:[^/]{1,200}/)?[^/]{1,200}\.(?:x?html?|mht|txt|docx|dat)"
)
_TEXT: Final = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_MARGINS: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_PICTURE: Final = re.compile(r"word/media/[^/]+")
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
"""The namespaces of the strict variant of the format, and those of the usual one."""

_TOC_STYLE: Final = re.compile(r"(?i)(?:toc|inhopg|contents?)\s?\d")
_STYLE_WARNING: Final = re.compile(r"Unrecognised (?:paragraph|run|table) style: '?([^'(]*)")
_NOISE: Final = ("An unrecognised element was ignored: {http", "Image of type")
MAX_QUOTE_CHARS: Final = 100


def read_docx(data: bytes) -> Story | str:
    """Read a Word file, or return the reason why not: the key of a message under ``refused``."""
    archive = read_archive(data, _WANTED)
    if isinstance(archive, str):
        return "no-word" if archive == "no-archive" else archive
    if not any(name.startswith("word/") for name in archive.parts):
        return "no-word"
    try:
        return _read(archive)
    except _MAMMOTH_ERRORS:
        return "broken"


def _read(archive: Archive) -> Story:
    parts = {name: _transitional(name, content) for name, content in archive.parts.items()}
    relations = read_relations(parts)
    comments = tuple(find_comments(parts))
    changes = Changes()
    written: list[str] = []
    for name in filter(_TEXT.fullmatch, list(parts)):
        root = ET.fromstring(parts[name])  # noqa: S314  (declarations are refused before)
        Rewriter(relations.texts, is_placeholder, changes).rewrite(root)
        written += _paragraphs(root)
        parts[name] = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    made = mammoth.convert_to_html(
        pack_archive(xml_parts(parts)), style_map=_STYLES, convert_image=lambda _picture: []
    )
    document = read_html(made.value, page=False)
    lost = find_lost(written, document.blocks)
    margins = dict.fromkeys(_margin_texts(parts))
    warnings = tuple(_warnings(message.message for message in made.messages))
    return Story(
        document.blocks,
        aside=(
            *margins,
            *(_comment_message(place, text) for place, text in comments),
            *(Message("note.hidden", {"text": text}) for text in changes.hidden),
            *lost,
        ),
        remarks=(*_remarks(changes, relations, comments, archive), *warnings),
        pictures=archive.count(_PICTURE),
    )


def _comment_message(place: str, text: str) -> Message:
    if not place:
        return Message("note.comment-plain", {"text": text})
    return Message("note.comment", {"place": _shortened(place), "text": text})


def _transitional(name: str, content: bytes) -> bytes:
    if name.endswith((".xml", ".rels")):
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    return content


def _paragraphs(root: ET.Element) -> Iterator[str]:
    """Return the text of each paragraph, without tables of contents."""
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or not _TOC_STYLE.match(style.get(f"{W}val", "")):
            yield element_text(paragraph)


def _margin_texts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Return the texts of headers and footers, one line for each paragraph."""
    for name in filter(_MARGINS.fullmatch, parts):
        root = ET.fromstring(parts[name])  # noqa: S314  (declarations are refused before)
        lines = (element_text(paragraph) for paragraph in root.iter(f"{W}p"))
        if text := "\n".join(filter(None, lines)):
            yield text


def _remarks(
    changes: Changes, relations: Relations, comments: tuple[tuple[str, str], ...], archive: Archive
) -> Iterator[Message]:
    if changes.inserted or changes.deleted:
        deleted = " … ".join(changes.deleted)
        values: dict[str, str | int | Message] = {
            "inserted": len(" ".join(changes.inserted).split()),
            "deleted": len(deleted.replace("…", "").split()),
            "text": _shortened(deleted or changes.inserted[0]),
            "place": _shortened(changes.place),
        }
        yield Message("note.tracked", values)
    if comments:
        yield Message("note.comments", {"count": len(comments)})
    if changes.placeholders:
        yield Message(
            "note.placeholders", {"texts": ", ".join(dict.fromkeys(changes.placeholders))}
        )
    if changes.embedded:
        yield Message("note.embedded", {"count": changes.embedded})
    if changes.symbols:
        yield Message("note.symbols", {"count": changes.symbols})
    if any(_TOC_STYLE.search(name) for name in _used_styles(archive)):
        yield Message("note.contents")
    for name in relations.skipped:
        yield Message("note.chunk", {"name": name})


def _used_styles(archive: Archive) -> Iterator[str]:
    document = archive.parts.get("word/document.xml", b"")
    yield from (
        style.decode(errors="replace")
        for style in re.findall(rb'<w:pStyle w:val="([^"]{1,60})"', document)
    )


def _warnings(messages: Iterator[str]) -> Iterator[Message]:
    """Return mammoth's warnings: the styles in one message, every other one once."""
    others: Counter[str] = Counter()
    styles: dict[str, None] = {}
    for text in messages:
        style = _STYLE_WARNING.match(text)
        if style:
            styles[style[1].strip()] = None
        elif not text.startswith(_NOISE):
            others[text] += 1
    if styles:
        yield Message("note.styles", {"styles": ", ".join(styles)})
    for text, count in others.items():
        yield Message("note.word-warning", {"text": text, "count": count})


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_QUOTE_CHARS else f"{text[:MAX_QUOTE_CHARS].rstrip()}…"
