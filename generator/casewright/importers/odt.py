"""Read an OpenDocument text (.odt), as LibreOffice writes it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from casewright.i18n.message import Message
from casewright.importers.archive import BROKEN, Archive, read_archive
from casewright.importers.block_builder import BlockBuilder
from casewright.importers.blocks import Kind
from casewright.importers.lost_words import find_lost
from casewright.importers.odt_parts import (
    INDEX_TAGS,
    SKIPPED_TAGS,
    find_margin_texts,
    read_objects,
)
from casewright.importers.odt_styles import (
    DRAW,
    OFFICE,
    TABLE,
    TEXT,
    XLINK,
    Styles,
    node_text,
    read_styles,
)
from casewright.importers.placeholders import is_placeholder
from casewright.importers.story import Remainder, Story

_WANTED: Final = re.compile(
    r"content\.xml|styles\.xml|META-INF/manifest\.xml|(?:\./)?Object[^/]*/content\.xml"
)
_PICTURE: Final = re.compile(r"(?:Pictures|media)/[^/]+")
_BODY: Final = f"{OFFICE}body/{OFFICE}text"


def read_odt(data: bytes) -> Story | str:
    """Read an OpenDocument text, or return the reason why not: a key under ``refused``."""
    archive = read_archive(data, _WANTED)
    if isinstance(archive, str):
        return archive
    if b"encryption-data" in archive.parts.get("META-INF/manifest.xml", b""):
        return "no-archive"
    if "content.xml" not in archive.parts:
        return "no-archive"
    try:
        return _read(archive)
    except BROKEN:
        return "broken"


def _read(archive: Archive) -> Story:
    content = ET.fromstring(archive.parts["content.xml"])  # noqa: S314  (checked before)
    pages = archive.parts.get("styles.xml")
    style_root = ET.fromstring(pages) if pages else None  # noqa: S314  (checked before)
    body = content.find(_BODY)
    if body is None:
        raise ValueError
    reader = _Reader(read_styles(content, style_root), read_objects(archive.parts))
    reader.read(body)
    blocks = reader.builder.finish()
    margins = dict.fromkeys(find_margin_texts(style_root)) if style_root is not None else {}
    lost = find_lost(reader.written, blocks)
    return Story(
        blocks,
        aside=(*margins, *reader.aside, *lost),
        remarks=tuple(_remarks(body, reader)),
        pictures=archive.count(_PICTURE),
    )


class _Reader:
    """Read the elements of a text and pass their start and end to a builder."""

    def __init__(self, styles: Styles, objects: Mapping[str, str]) -> None:
        self.builder = BlockBuilder()
        self.aside: list[Remainder] = []
        self.written: list[str] = []
        self.placeholders: list[str] = []
        self.comments = self.indexes = self.embedded = 0
        self._styles, self._objects = styles, objects
        self._boxes: list[ET.Element] = []
        self._list_styles: list[str] = []
        self._in_paragraph = False
        self._handlers: dict[str, Callable[[ET.Element], None]] = {
            f"{TEXT}h": self._read_paragraph,
            f"{TEXT}p": self._read_paragraph,
            f"{TEXT}list": self._read_list,
            f"{TEXT}list-item": self._read_item,
            f"{TEXT}list-header": self._read_item,
            f"{TEXT}span": self._read_span,
            f"{TEXT}a": self._read_link,
            f"{TEXT}line-break": lambda _: self.builder.add_line_break(),
            f"{TEXT}tab": lambda _: self.builder.add_tab(),
            f"{TEXT}s": lambda _: self.builder.add_text(" "),
            f"{TEXT}note": self._read_note,
            f"{TEXT}placeholder": self._read_placeholder,
            f"{TEXT}ruby": self._read_ruby,
            f"{OFFICE}annotation": self._read_comment,
            f"{TABLE}table-row": self._read_row,
            f"{TABLE}table-cell": self._read_cell,
            f"{DRAW}text-box": self._read_box,
            f"{DRAW}object": self._read_object,
            f"{DRAW}object-ole": self._read_object,
        }

    def read(self, element: ET.Element) -> None:
        """Read the text and the children of an element."""
        self._add(element.text)
        for child in element:
            if child.tag in INDEX_TAGS:
                self.indexes += 1
            elif child.tag not in SKIPPED_TAGS:
                self._handlers.get(child.tag, self.read)(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and self._in_paragraph:
            self.builder.add_text(text)

    def _read_paragraph(self, element: ET.Element) -> None:
        text = node_text(element)
        if is_placeholder(text):
            self.placeholders.append(text)
            return
        self.written.append(node_text(element, self._styles.hidden))
        style = element.get(f"{TEXT}style-name", "")
        is_heading = element.tag == f"{TEXT}h" or style in self._styles.titles
        if not self._list_styles or is_heading:
            self.builder.begin_block(Kind.HEADING if is_heading else Kind.TEXT)
        outer, self._in_paragraph = self._in_paragraph, True
        boxes, self._boxes = self._boxes, []
        self._read_marked(element, style)
        self._in_paragraph = outer
        self.builder.close_block()
        own, self._boxes = self._boxes, boxes
        for box in own:
            self.read(box)

    def _read_marked(self, element: ET.Element, style: str) -> None:
        marks = self._styles.marks.get(style, ())
        for mark in marks:
            self.builder.begin_mark(mark)
        self.read(element)
        for _mark in marks:
            self.builder.end_mark()

    def _read_span(self, element: ET.Element) -> None:
        style = element.get(f"{TEXT}style-name", "")
        text = node_text(element)
        if style in self._styles.hidden and text:
            self.aside.append(Message("note.hidden", {"text": text}))
        elif is_placeholder(text):
            self.placeholders.append(text)
        else:
            self._read_marked(element, style)

    def _read_list(self, element: ET.Element) -> None:
        style = element.get(f"{TEXT}style-name") or (self._list_styles or [""])[-1]
        level = len(self._list_styles) + 1
        self._list_styles.append(style)
        self.builder.begin_list(counted=(style, level) in self._styles.numbered)
        self.read(element)
        self.builder.end_list()
        self._list_styles.pop()

    def _read_item(self, element: ET.Element) -> None:
        self.builder.begin_item()
        self.read(element)
        self.builder.close_block()

    def _read_link(self, element: ET.Element) -> None:
        self.builder.begin_link(element.get(f"{XLINK}href", ""))
        self.read(element)
        self.builder.end_link()

    def _read_note(self, element: ET.Element) -> None:
        body = element.find(f"{TEXT}note-body")
        if body is not None and (text := node_text(body)):
            self.builder.add_text(f" ({text})")

    def _read_placeholder(self, element: ET.Element) -> None:
        self.placeholders.append(node_text(element))

    def _read_ruby(self, element: ET.Element) -> None:
        base, above = element.find(f"{TEXT}ruby-base"), element.find(f"{TEXT}ruby-text")
        reading = "" if above is None else f" ({node_text(above)})"
        self.builder.add_text(("" if base is None else node_text(base)) + reading)

    def _read_comment(self, element: ET.Element) -> None:
        """Keep the text of a comment, without its author."""
        lines = (node_text(one) for one in element.iter(f"{TEXT}p"))
        text = " ".join(filter(None, lines))
        if text:
            self.comments += 1
            self.aside.append(Message("note.comment-plain", {"text": text}))

    def _read_row(self, element: ET.Element) -> None:
        self.builder.begin_row()
        self.read(element)
        self.builder.end_row()

    def _read_cell(self, element: ET.Element) -> None:
        outer, self._list_styles = self._list_styles, []
        self.builder.begin_cell()
        self.read(element)
        self.builder.end_cell()
        self._list_styles = outer

    def _read_box(self, element: ET.Element) -> None:
        if self._in_paragraph:
            self._boxes.append(element)
        else:
            self.read(element)

    def _read_object(self, element: ET.Element) -> None:
        name = element.get(f"{XLINK}href", "").removeprefix("./")
        text = self._objects.get(name, "") or node_text(element)
        if text:
            self.builder.add_text(text)
        else:
            self.embedded += 1


def _remarks(body: ET.Element, reader: _Reader) -> Iterator[Message]:
    deleted = [
        text
        for one in body.iter(f"{TEXT}deletion")
        if (text := " ".join(filter(None, map(node_text, one.iter(f"{TEXT}p")))))
    ]
    if deleted:
        words = " … ".join(deleted)
        yield Message("note.deleted", {"deleted": len(words.split()), "text": words[:100]})
    if reader.comments:
        yield Message("note.comments", {"count": reader.comments})
    if reader.placeholders:
        yield Message("note.placeholders", {"texts": ", ".join(dict.fromkeys(reader.placeholders))})
    if reader.embedded:
        yield Message("note.embedded", {"count": reader.embedded})
    if reader.indexes:
        yield Message("note.contents")
