"""Read a file of any supported format: one story, or a table or export with several."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casewright.i18n.message import Message
from casewright.importers.archive import MAX_FILE_BYTES
from casewright.importers.blocks import Block, Kind, plain
from casewright.importers.decoding import DecodedText, decode_text
from casewright.importers.docx import read_docx
from casewright.importers.html import read_html
from casewright.importers.mail import read_mail
from casewright.importers.markdown import read_markdown
from casewright.importers.odt import read_odt
from casewright.importers.story import Entry, Remainder, Story
from casewright.importers.tables import Table, read_csv, read_xlsx
from casewright.importers.text import text_blocks
from casewright.importers.wordpress import is_wordpress, read_wordpress
from casewright.yaml.conflict_markers import is_conflict_marker
from casewright.yaml.source import MAX_FILE_BYTES as MAX_CASE_BYTES
from casewright.yaml.writer import cleaned

MAX_TEXT_BYTES: Final = MAX_CASE_BYTES * 3 // 4
"""Maximum size of one story; the rest of a case file is for its comments."""

_DIGEST_CHARS: Final = 32
_HEAD_BYTES: Final = 64 * 1024
"""Where the encoding of a page is declared, after the styles that Word puts there."""

_CHARSET: Final = re.compile(rb"""(?i)charset\s*=\s*["']?([\w-]{2,20})""")
_HOW_TO_SAVE: Final = {
    ".doc": "doc", ".dot": "doc", ".rtf": "doc", ".wpd": "doc", ".wps": "doc", ".fodt": "doc",
    ".pdf": "pdf", ".pages": "pages", ".numbers": "numbers", ".xls": "xls", ".ods": "xls",
    ".xlsb": "xls", ".msg": "msg", ".ppt": "slides", ".pptx": "slides", ".odp": "slides",
    ".key": "slides", ".epub": "pdf", ".xps": "pdf",
    ".jpg": "picture", ".jpeg": "picture", ".png": "picture", ".heic": "picture",
    ".tif": "picture", ".tiff": "picture",
}  # fmt: skip
"""Unsupported formats, by the message that explains how to convert them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The stories of a file; ``heads`` are the columns of a table."""

    stories: tuple[Story, ...]
    remarks: tuple[Message, ...] = ()
    heads: tuple[str, ...] = ()


def read_file(path: Path) -> SourceFile | Message:
    """Read a file, or return the reason why not; raise ``OSError`` for a system error."""
    suffix = path.suffix.lower()
    read = _READERS.get(suffix)
    if not read:
        return _refused(f"kind-{_HOW_TO_SAVE[suffix]}" if suffix in _HOW_TO_SAVE else "kind", path)
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        return _refused("bloated", path)
    source = read(data)
    if isinstance(source, str):
        return _refused(source, path)
    source = replace(source, stories=tuple(map(_without_conflict_markers, source.stories)))
    if not any(map(_has_content, source.stories)):
        pictures = sum(story.pictures for story in source.stories)
        return _refused("only-pictures" if pictures else "empty", path)
    if any(_size(story) > MAX_TEXT_BYTES for story in source.stories):
        return _refused("large", path)
    stories = tuple(
        replace(story, digest=_digest(data if len(source.stories) == 1 else _story_bytes(story)))
        for story in source.stories
    )
    return replace(source, stories=stories)


def _without_conflict_markers(story: Story) -> Story:
    """Drop the lines that Git adds to a text that two people changed, and count them."""
    lines = [line for block in story.blocks for line in block.text.split("\n")]
    markers = [line for line in lines if is_conflict_marker(line)]
    if not any("<<<<<<<" in line or ">>>>>>>" in line for line in markers):
        return story
    remark = Message("note.conflict", {"count": len(markers)})
    blocks = (replace(block, text=_unmarked(block.text)) for block in story.blocks)
    kept = tuple(block for block in blocks if block.text or block.cells)
    return replace(story, blocks=kept, remarks=(*story.remarks, remark))


def _unmarked(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not is_conflict_marker(line))


def _story_bytes(story: Story) -> bytes:
    return repr((story.blocks, story.entries, story.aside)).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST_CHARS]


def _single(read: Callable[[bytes], Story | str]) -> Callable[[bytes], SourceFile | str]:
    def read_single(data: bytes) -> SourceFile | str:
        story = read(data)
        return story if isinstance(story, str) else SourceFile((story,))

    return read_single


def _text_story(data: bytes, read: Callable[[str], Story]) -> Story | str:
    decoded = _decoded(data)
    if isinstance(decoded, str):
        return decoded
    story = read(cleaned(decoded.text).replace("\u00a0", " "))
    return replace(story, remarks=(*_encoding_remarks(decoded), *story.remarks))


def _decoded(data: bytes, declared: str = "") -> DecodedText | str:
    return decode_text(data, declared) or "binary"


def _encoding_remarks(decoded: DecodedText) -> tuple[Message, ...]:
    key = f"note.{decoded.encoding}"
    return (Message(key),) if decoded.encoding in ("windows-1252", "utf-16") else ()


def _read_plain(data: bytes) -> Story | str:
    return _text_story(data, lambda text: Story(text_blocks(text, markdown=False)))


def _read_markdown(data: bytes) -> Story | str:
    return _text_story(data, read_markdown)


def _read_html(data: bytes) -> Story | str:
    charset = _CHARSET.search(data[:_HEAD_BYTES])
    declared = charset[1].decode("ascii") if charset else ""
    decoded = decode_text(data, declared)
    if not decoded:
        return "binary"
    page = read_html(cleaned(decoded.text))
    title = (Block(Kind.TEXT, page.title),) if page.title else ()
    has_heading = any(block.kind is Kind.HEADING for block in page.blocks)
    dropped = ", ".join(dict.fromkeys(page.dropped))
    return Story(
        page.blocks,
        (Entry("title", title),) if title and not has_heading else (),
        aside=(
            *(_aside_text(block) for block in page.aside),
            *((page.title,) if title and has_heading else ()),
        ),
        remarks=(
            *(_encoding_remarks(decoded) if declared.lower() != decoded.encoding else ()),
            *((Message("note.html-dropped", {"kinds": dropped}),) if dropped else ()),
        ),
        pictures=page.images,
    )


def _aside_text(block: Block) -> str:
    cells = (" ".join(_aside_text(inner) for inner in cell) for cell in block.cells)
    return " ".join(filter(None, (plain(block.text), *cells)))


def _read_csv(data: bytes) -> SourceFile | str:
    decoded = _decoded(data)
    if isinstance(decoded, str):
        return decoded
    table = read_csv(cleaned(decoded.text))
    return table if isinstance(table, str) else _table_source(table, _encoding_remarks(decoded))


def _read_xlsx(data: bytes) -> SourceFile | str:
    table = read_xlsx(data)
    return table if isinstance(table, str) else _table_source(table)


def _table_source(table: Table, remarks: tuple[Message, ...] = ()) -> SourceFile:
    return SourceFile(table.stories, (*remarks, *table.remarks), table.heads)


def _read_xml(data: bytes) -> SourceFile | str:
    if not is_wordpress(data):
        return "no-wordpress"
    export = read_wordpress(data)
    return export if isinstance(export, str) else SourceFile(export.stories, export.remarks)


_READERS: Final[dict[str, Callable[[bytes], SourceFile | str]]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), _single(read_docx)),
    **dict.fromkeys((".odt", ".ott"), _single(read_odt)),
    **dict.fromkeys((".md", ".markdown"), _single(_read_markdown)),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _single(_read_html)),
    ".txt": _single(_read_plain),
    ".eml": _single(read_mail),
    **dict.fromkeys((".csv", ".tsv"), _read_csv),
    **dict.fromkeys((".xlsx", ".xlsm"), _read_xlsx),
    ".xml": _read_xml,
}


def _has_content(story: Story) -> bool:
    """Return whether a story contains any words."""
    values = (block for entry in story.entries for block in entry.blocks)
    return any(map(_has_words, (*story.blocks, *values))) or bool(story.aside)


def _has_words(block: Block) -> bool:
    if block.kind is Kind.ROW:
        return any(_has_words(inner) for cell in block.cells for inner in cell)
    return bool(plain(block.text))


def _size(story: Story) -> int:
    entries = sum(_blocks_size(entry.blocks) for entry in story.entries)
    return _blocks_size(story.blocks) + entries + sum(map(_remainder_size, story.aside))


def _blocks_size(blocks: Iterable[Block]) -> int:
    return sum(
        len(block.text.encode()) + sum(_blocks_size(cell) for cell in block.cells)
        for block in blocks
    )


def _remainder_size(remainder: Remainder) -> int:
    return len(str(remainder).encode())


def _refused(why: str, path: Path) -> Message:
    return Message(f"refused.{why}", {"file": path.name})
