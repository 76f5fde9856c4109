"""From mammoth's HTML to blocks: headings, paragraphs, lists and tables, with their emphasis.

Notes stand at the end of that HTML; they go back to the words they belong to, between brackets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final

from casewright.importers.blocks import Block, Kind, Run, joined

_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_SIGNS: Final = {"strong": "**", "em": "*"}
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_NOTE: Final = re.compile("\ue000([^\ue001]*)\ue001")
_NOTE_ID: Final = re.compile(r"#?((?:foot|end)note-\d+)")
_DEEPEST: Final = 4
_SAFE: Final = ("http://", "https://", "mailto:")


@dataclass
class _List:
    """A list that is open: how many items it has so far, where they are counted."""

    counted: bool
    items: int = 0


@dataclass
class _Gathering:
    """What is open: the cells and lists around the block at hand, and the pieces of it."""

    cells: list[list[Block]] = field(default_factory=lambda: [[]])
    rows: list[list[tuple[Block, ...]]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    kind: Kind = Kind.TEXT
    note: str = ""
    notes: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Gathers blocks, tag by tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = _Gathering()
        self.link = ""
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        given = dict(attrs)
        if tag in _SIGNS:
            self.open.signs.append(_SIGNS[tag])
        elif tag == "a":
            self._begin_link(given.get("href") or "")
        elif tag == "br":
            self.open.runs.append(Run("\n"))
        else:
            self._begin_block(tag, given.get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        """End what a tag began."""
        if tag in _SIGNS:
            self.open.signs.pop()
        elif tag == "a":
            self._end_link()
        elif tag not in ("br", "sup", "sub", "s", "img"):
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        """Take a piece of text."""
        if not self.silent:
            signs = "".join(dict.fromkeys(self.open.signs))
            self.open.runs.append(Run(_BLANKS.sub(" ", data), signs))

    def _begin_link(self, address: str) -> None:
        """Begin a link; one to a note becomes the note, one back from it is left out."""
        if note := _NOTE_ID.fullmatch(address):
            self.open.runs.append(Run(f"\ue000{note[1]}\ue001"))
        self.silent = "note-" in address and address.startswith("#")
        if address.startswith(_SAFE):
            self.link = address
            self.open.runs.append(Run("[", markup=True))

    def _end_link(self) -> None:
        if self.link:
            address = self.link.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
            self.open.runs.append(Run(f"]({address})", markup=True))
        self.link, self.silent = "", False

    def _begin_block(self, tag: str, anchor: str) -> None:
        if tag not in ("sup", "sub", "s", "img"):
            self._close()
        if tag in _HEADINGS:
            self.open.kind = Kind.HEADING
        elif tag in ("ul", "ol"):
            self.open.lists.append(_List(tag == "ol"))
        elif tag == "li":
            self.open.kind = Kind.ITEM
            self.open.lists[-1].items += 1
            note = _NOTE_ID.fullmatch(anchor)
            self.open.note = note[1] if note else ""
        elif tag == "tr":
            self.open.rows.append([])
        elif tag in ("td", "th"):
            self.open.cells.append([])

    def _end_block(self, tag: str) -> None:
        self._close()
        if tag in ("ul", "ol"):
            self.open.lists.pop()
        elif tag in ("td", "th"):
            self.open.rows[-1].append(tuple(self.open.cells.pop()))
        elif tag == "tr":
            self._end_row()

    def _close(self) -> None:
        """Make a block of the pieces at hand."""
        text = joined(self.open.runs)
        self.open.runs.clear()
        if not text:
            return
        if self.open.note:
            before = self.open.notes.get(self.open.note, "")
            self.open.notes[self.open.note] = f"{before} {text}".strip()
        elif self.open.kind is Kind.TEXT and self.open.lists and self.open.cells[-1]:
            last = self.open.cells[-1].pop()
            self.open.cells[-1].append(replace(last, text=f"{last.text}\n\n{text}"))
        else:
            self.open.cells[-1].append(self._block(text))
        self.open.kind = Kind.TEXT

    def _block(self, text: str) -> Block:
        if self.open.kind is not Kind.ITEM:
            return Block(self.open.kind, text)
        around = self.open.lists[-1]
        level = min(len(self.open.lists), _DEEPEST)
        return Block(Kind.ITEM, text, level, around.items if around.counted else 0)

    def _end_row(self) -> None:
        """Make a row of its cells; a single cell is a frame around a text."""
        cells = tuple(cell for cell in self.open.rows.pop() if cell)
        if len(cells) > 1:
            self.open.cells[-1].append(Block(Kind.ROW, cells=cells))
        else:
            self.open.cells[-1].extend(block for cell in cells for block in cell)


def html_blocks(html: str) -> tuple[Block, ...]:
    """Find the blocks of mammoth's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.handle_endtag("p")
    return tuple(_with_notes(block, reader.open.notes) for block in reader.open.cells[0])


def _with_notes(block: Block, notes: Mapping[str, str]) -> Block:
    """Put every note behind the words that it belongs to."""
    text = _NOTE.sub(lambda match: f" ({notes.get(match[1], match[1])})", block.text)
    cells = tuple(tuple(_with_notes(inner, notes) for inner in cell) for cell in block.cells)
    return replace(block, text=text, cells=cells)
