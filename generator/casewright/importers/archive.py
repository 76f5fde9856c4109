"""The gate for Word files: what is let through to be read, and what is refused.

A ``.docx`` is an archive of XML files, and both have been used to do harm: archives that unpack to
thousands of times their size, and XML that refers to other files or to itself. Word makes none of
that. So only the parts with text pass, within bounds, and without any declaration.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of a Word file; nearly all of a large one is pictures."""

MOST_TEXT: Final = 8 * 1024 * 1024
"""Bytes of its parts with text, unpacked; a hundred pages take about two million."""

MOST_TAGS: Final = 400_000
"""Signs that begin a tag; a story of forty thousand words has no more."""

MOST_PARTS: Final = 2_000
DEEPEST: Final = 150
"""Elements inside each other; a table in a table takes about twenty."""

_READ: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?[^/]+\.(?:xml|rels)"
)
_ASIDE: Final = re.compile(r"word/(?:header|footer|comments)\d*\.xml")
_PICTURE: Final = re.compile(r"word/media/[^/]+")
_DECLARATIONS: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN: Final = (
    BadZipFile, ET.ParseError, KeyError, ValueError, EOFError, OSError, RuntimeError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordParts:
    """What came through: an archive with the parts to read, and what else the file holds.

    ``aside`` are the texts of headers, footers and remarks, which stand beside the story.
    """

    archive: BytesIO
    aside: tuple[str, ...]
    pictures: int


def pass_gate(data: bytes) -> WordParts | str:
    """Let a file through, or give the reason why not: the key of a message under ``refused``."""
    if len(data) > LARGEST_FILE:
        return "bloated"
    if not data.startswith(b"PK"):
        return "no-word"
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except _BROKEN:
        return "broken"


def _parts(archive: ZipFile) -> WordParts | str:
    names = archive.infolist()
    chosen = [one for one in names if _READ.fullmatch(one.filename)]
    if len(names) > MOST_PARTS or sum(one.file_size for one in chosen) > MOST_TEXT:
        return "bloated"
    texts = {one.filename: archive.read(one) for one in chosen}
    if not any(name.startswith("word/") for name in texts):
        return "no-word"
    if sum(text.count(b"<") for text in texts.values()) > MOST_TAGS:
        return "bloated"
    if any(word in text for text in texts.values() for word in _DECLARATIONS):
        return "unsafe"
    if any(map(_too_deep, texts.values())):
        return "unsafe"
    aside = (_text(text) for name, text in texts.items() if _ASIDE.fullmatch(name))
    pictures = sum(bool(_PICTURE.fullmatch(one.filename)) for one in names)
    return WordParts(_packed(texts), tuple(dict.fromkeys(filter(None, aside))), pictures)


def _too_deep(xml: bytes) -> bool:
    """Tell whether the elements of a part lie deeper inside each other than any text needs."""
    depth = 0
    for event, _element in ET.iterparse(BytesIO(xml), ("start", "end")):  # noqa: S314  (no DTD)
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _text(xml: bytes) -> str:
    """Give the words of a part, a paragraph a line."""
    root = ET.fromstring(xml)  # noqa: S314  (has no declaration, or it would not have come here)
    paragraphs = (
        "".join(piece.text or "" for piece in paragraph.iter(f"{_WORD}t"))
        for paragraph in root.iter(f"{_WORD}p")
    )
    return "\n".join(filter(None, (" ".join(words.split()) for words in paragraphs)))


def _packed(texts: dict[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in texts.items():
            archive.writestr(ZipInfo(name), text)
    packed.seek(0)
    return packed
