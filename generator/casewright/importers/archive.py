"""Read the XML parts of a zip archive (.docx, .odt, .xlsx) within limits.

Archives that unpack to thousands of times their size and XML with entities or very deep nesting
are refused: no office program writes them.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""Maximum size of the file; most of a large file is images."""

MAX_XML_BYTES: Final = 8 * 1024 * 1024
"""Maximum size of all XML parts together, unpacked; a hundred pages take about two million."""

MAX_TAGS: Final = 400_000
"""A text of forty thousand words has no more."""

MAX_PARTS: Final = 2_000
MAX_DEPTH: Final = 150
"""Maximum nesting of elements; a table in a table takes about twenty."""

DECLARATIONS: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)

BROKEN: Final = (
    BadZipFile, ET.ParseError, KeyError, ValueError, EOFError, OSError, RuntimeError, zlib.error,
)  # fmt: skip
"""What the standard library raises for a damaged archive or XML part."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts that were read, by name, and the names of all parts."""

    parts: dict[str, bytes]
    names: tuple[str, ...]

    def count(self, pattern: re.Pattern[str]) -> int:
        """Count the parts whose whole name matches a pattern."""
        return sum(bool(pattern.fullmatch(name)) for name in self.names)

    def packed(self) -> BytesIO:
        """Return a new archive with only the parts that were read."""
        return pack_archive(self.parts)


def read_archive(data: bytes, wanted: re.Pattern[str]) -> Archive | str:
    """Read the parts whose names match ``wanted``, or return the reason why not.

    The reason is the key of a message under ``refused``.
    """
    if len(data) > MAX_FILE_BYTES:
        return "bloated"
    if not data.startswith(b"PK"):
        return "no-archive"
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive, wanted)
    except BROKEN:
        return "broken"


def _read(archive: ZipFile, wanted: re.Pattern[str]) -> Archive | str:
    infos = archive.infolist()
    chosen = {
        name: one for one in infos if wanted.fullmatch(name := one.filename.replace("\\", "/"))
    }
    if len(infos) > MAX_PARTS or sum(one.file_size for one in chosen.values()) > MAX_XML_BYTES:
        return "bloated"
    if any(one.flag_bits & 1 for one in chosen.values()):
        return "no-archive"
    parts = {name: archive.read(one) for name, one in chosen.items()}
    if reason := find_xml_danger(xml_parts(parts)):
        return reason
    return Archive(parts, tuple(one.filename.replace("\\", "/") for one in infos))


def xml_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts that are XML by their names."""
    return {name: text for name, text in parts.items() if name.endswith((".xml", ".rels"))}


def find_xml_danger(parts: dict[str, bytes], max_tags: int = MAX_TAGS) -> str:
    """Return the reason why XML parts must not be read, or the empty text."""
    if sum(text.count(b"<") for text in parts.values()) > max_tags:
        return "bloated"
    if any(word in text for text in parts.values() for word in DECLARATIONS):
        return "unsafe"
    return "unsafe" if any(map(_is_too_deep, parts.values())) else ""


def pack_archive(parts: dict[str, bytes]) -> BytesIO:
    """Return a zip archive of parts, uncompressed."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content)
    packed.seek(0)
    return packed


def _is_too_deep(xml: bytes) -> bool:
    depth = 0
    for event, _element in ET.iterparse(BytesIO(xml), ("start", "end")):  # noqa: S314  (no DTD)
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False
