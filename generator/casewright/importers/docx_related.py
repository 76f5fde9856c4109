"""Read the parts that belong to a Word document: charts, SmartArt, chunks and comments."""

import email
import email.policy
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from casewright.importers.archive import read_archive
from casewright.importers.blocks import Block, plain
from casewright.importers.docx_elements import W, element_text
from casewright.importers.html import read_html

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_DOCUMENT: Final = re.compile(r"word/document\.xml")
_CHUNK: Final = ("/aFChunk", "/afChunk")


@dataclass(frozen=True, slots=True)
class Relations:
    """The texts of related parts by relationship id, and the names of chunks that were not read."""

    texts: Mapping[str, tuple[str, ...]]
    skipped: tuple[str, ...]


def read_relations(parts: Mapping[str, bytes]) -> Relations:
    """Read the charts, SmartArt and embedded documents that a Word document refers to."""
    texts: dict[str, tuple[str, ...]] = {}
    skipped: list[str] = []
    if _RELATIONS not in parts:
        return Relations(texts, ())
    root = ET.fromstring(parts[_RELATIONS])  # noqa: S314  (declarations are refused before)
    for relation in root.iter(_RELATIONSHIP):
        target = relation.get("Target", "")
        name = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        content = parts.get(name)
        if relation.get("Type", "").endswith(_CHUNK):
            lines = _chunk_lines(name, content) if content else ()
            texts[relation.get("Id", "")] = lines
            if not lines:
                skipped.append(posixpath.basename(name))
        elif content and name.startswith(("word/charts/", "word/diagrams/")):
            texts[relation.get("Id", "")] = tuple(_drawing_lines(content))
    return Relations(texts, tuple(skipped))


def _drawing_lines(content: bytes) -> Iterator[str]:
    """Return the texts of a chart or SmartArt: titles, and the names of categories and series."""
    root = ET.fromstring(content)  # noqa: S314  (declarations are refused before)
    for paragraph in root.iter(f"{_A}p"):
        if text := element_text(paragraph):
            yield text
    names = dict.fromkeys(
        (value.text or "").strip()
        for cache in root.iter(f"{_CHART}strCache")
        for value in cache.iter(f"{_CHART}v")
    )
    if listed := ", ".join(filter(None, names)):
        yield listed


def _chunk_lines(name: str, content: bytes) -> tuple[str, ...]:
    """Return the lines of an embedded document; none where it cannot be read."""
    if content.startswith(b"PK"):
        archive = read_archive(content, _DOCUMENT)
        if isinstance(archive, str) or "word/document.xml" not in archive.parts:
            return ()
        root = ET.fromstring(archive.parts["word/document.xml"])  # noqa: S314  (checked before)
        return tuple(filter(None, map(element_text, root.iter(f"{W}p"))))
    if content.startswith(b"{\\rtf"):
        return ()
    if name.endswith(".mht") or content.lstrip().lower().startswith(b"mime-version"):
        message = email.message_from_bytes(content, policy=email.policy.default)
        body = message.get_body(("html", "plain"))
        content = str(body.get_content()).encode() if body else b""
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    if "<" not in text:
        return tuple(line for line in map(str.strip, text.splitlines()) if line)
    document = read_html(text, page=False)
    return tuple(line for block in document.blocks for line in _block_lines(block))


def _block_lines(block: Block) -> Iterator[str]:
    if block.text:
        yield plain(block.text)
    for cell in block.cells:
        for inner in cell:
            yield from _block_lines(inner)


def find_comments(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Return each comment with the words that it is about, without its author."""
    if "word/comments.xml" not in parts:
        return
    anchors: dict[str, list[str]] = {}
    if "word/document.xml" in parts:
        anchors = _comment_anchors(ET.fromstring(parts["word/document.xml"]))  # noqa: S314
    root = ET.fromstring(parts["word/comments.xml"])  # noqa: S314  (declarations are refused before)
    for comment in root.iter(f"{W}comment"):
        text = " ".join(filter(None, map(element_text, comment.iter(f"{W}p"))))
        if text:
            yield " ".join("".join(anchors.get(comment.get(f"{W}id", ""), ())).split()), text


def _comment_anchors(root: ET.Element) -> dict[str, list[str]]:
    anchors: dict[str, list[str]] = {}
    active: set[str] = set()
    for element in root.iter():
        identifier = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            active.add(identifier)
        elif element.tag == f"{W}commentRangeEnd":
            active.discard(identifier)
        elif element.tag == f"{W}t" and element.text:
            for one in active:
                anchors.setdefault(one, []).append(element.text)
    return anchors
