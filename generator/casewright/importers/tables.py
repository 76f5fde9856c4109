"""Read tables (.csv, .xlsx): each row is a story, and column headings are labels."""

import csv
import datetime as dt
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final
from xml.etree import ElementTree as ET

from casewright.i18n.message import Message
from casewright.importers.archive import Archive, read_archive
from casewright.importers.headings import labelled_part
from casewright.importers.story import Entry, Story
from casewright.importers.text import text_blocks

MAX_ROWS: Final = 500
MAX_COLUMNS: Final = 200

_DELIMITERS: Final = ",;\t|"
_XLSX: Final = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/.+\.(?:xml|rels)")
_COMMENTS: Final = re.compile(
    r"xl/(?:threadedComments/threadedComment|comments/?comment|comments)\d*\.xml"
)
_DRAWINGS: Final = re.compile(r"xl/(?:drawings/drawing|charts/chart|diagrams/data)\d*\.xml")
_PICTURE: Final = re.compile(r"xl/media/[^/]+")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
"""The namespace of a strict workbook (ISO/IEC 29500), which openpyxl does not read."""

_MIN_HEADS: Final = 2
_MIN_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Table:
    """The stories of a table, and its column headings in order."""

    stories: tuple[Story, ...]
    heads: tuple[str, ...]
    remarks: tuple[Message, ...] = ()


def read_csv(text: str) -> Table | str:
    """Read a table as text, or return the reason why not."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if first.casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter = first.strip()[-1]
        text = text.partition("\n")[2]
    try:
        rows = list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error:
        return "broken"
    return _table([("", rows)])


def read_xlsx(data: bytes) -> Table | str:
    """Read all sheets of a workbook, or return the reason why not."""
    try:
        import openpyxl  # noqa: PLC0415  (an optional extra)
    except ImportError:
        return "needs-import-extra"
    archive = read_archive(data, _XLSX)
    if isinstance(archive, str):
        return archive
    if _STRICT in archive.parts.get("xl/workbook.xml", b""):
        return "strict-xlsx"
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(archive.packed(), read_only=True, data_only=True)
            sheets = [(sheet.title, _sheet_rows(sheet)) for sheet in book.worksheets]
        remarks = tuple(_iter_remarks(archive))
    except Exception:  # noqa: BLE001  (openpyxl raises many exceptions for damaged parts)
        return "broken"
    return _table(sheets, remarks)


def _iter_remarks(archive: Archive) -> Iterator[Message]:
    """Report what is not in the cells: comments, text in shapes and charts, pictures."""
    for key, pattern, tags in (
        ("note.table-comments", _COMMENTS, ("comment", "threadedComment")),
        ("note.table-drawings", _DRAWINGS, ("p",)),
    ):
        parts = (content for name, content in archive.parts.items() if pattern.fullmatch(name))
        if texts := [text for content in parts for text in _element_texts(content, tags)]:
            yield Message(key, {"texts": " · ".join(texts)})
    if pictures := archive.count(_PICTURE):
        yield Message("note.table-pictures", {"count": pictures})


def _sheet_rows(sheet: Any) -> list[list[str]]:  # noqa: ANN401  (openpyxl has no types)
    """Return the cells of a sheet as text, without trusting the dimensions in the file."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    return [[_cell_text(value) for value in row[:MAX_COLUMNS]] for row in rows]


def _cell_text(value: object) -> str:
    """Format the value of a cell as the author sees it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return str(value.date()) if value.time() == dt.time() else str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _element_texts(content: bytes, tags: Sequence[str]) -> Iterator[str]:
    root = ET.fromstring(content)  # noqa: S314  (declarations are refused before)
    for element in root.iter():
        if element.tag.rpartition("}")[2] in tags:
            text = " ".join("".join(element.itertext()).split())
            if text:
                yield text


def _table(
    sheets: list[tuple[str, list[list[str]]]], remarks: tuple[Message, ...] = ()
) -> Table | str:
    stories: list[Story] = []
    heads: dict[str, None] = {}
    above: list[str] = []
    for sheet, rows in sheets:
        filled = [(n, row) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
        if _is_form([row for _, row in filled]):
            heads |= dict.fromkeys(_label(row) for _, row in filled)
            stories.append(_form_story([row for _, row in filled], sheet))
            continue
        start = next((i for i, (_, row) in enumerate(filled) if _is_head(row)), None)
        if start is None:
            above += [cell for _, row in filled for cell in row if cell.strip()]
            continue
        above += [cell for _, row in filled[:start] for cell in row if cell.strip()]
        names = filled[start][1]
        heads |= dict.fromkeys(" ".join(name.split()) for name in names if name.strip())
        stories += [_story(names, row, number, sheet) for number, row in filled[start + 1 :]]
    if not stories:
        return "no-rows" if any(rows for _, rows in sheets) or remarks else "empty"
    if len(stories) > MAX_ROWS:
        return "many-rows"
    if above:
        remarks = (*remarks, Message("note.table-above", {"text": " · ".join(above)}))
    return Table(tuple(stories), tuple(heads), remarks)


def _is_head(row: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in row) >= _MIN_HEADS


def _is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a sheet is a form: the parts of one story below each other."""
    below = sum(bool(labelled_part(_label(row), {})) for row in rows)
    across = sum(bool(labelled_part(cell, {})) for cell in rows[0]) if rows else 0
    return below >= max(_MIN_PARTS, across + 1, len(rows) / 2)


def _label(row: Sequence[str]) -> str:
    """Return the first cell of a row that is not empty."""
    return next((" ".join(cell.split()) for cell in row if cell.strip()), "")


def _form_story(rows: Sequence[Sequence[str]], sheet: str) -> Story:
    entries = []
    for row in rows:
        label, *values = (cell for cell in row if cell.strip())
        if not values and labelled_part(label, {}):
            continue
        texts = values or [label]
        blocks = (block for text in texts for block in text_blocks(_lines(text), markdown=False))
        entries.append(Entry(" ".join(label.split()) if values else "", tuple(blocks)))
    part = Message("import.form", {"sheet": sheet}) if sheet else None
    return Story((), tuple(entries), part=part)


def _story(names: Sequence[str], row: Sequence[str], number: int, sheet: str) -> Story:
    entries = []
    for place, cell in enumerate(row):
        label = " ".join(names[place].split()) if place < len(names) else ""
        if cell.strip():
            entries.append(Entry(label, text_blocks(_lines(cell), markdown=False)))
    part: dict[str, str | int | Message] = {"row": number, "sheet": sheet}
    return Story((), tuple(entries), part=Message("import.sheet" if sheet else "import.row", part))


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
