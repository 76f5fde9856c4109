"""Build blocks from the events of a document reader: paragraphs, lists, tables, links and notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from casewright.importers.blocks import Block, Kind, Run, joined

BOLD: Final = "**"
ITALIC: Final = "*"

MAX_LIST_LEVEL: Final = 4

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_RESERVED: Final = re.compile("[\ue000\ue001]")
_NOTE: Final = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_TYPED_BULLET: Final = re.compile(r"(?P<bold>\*\*|)(?:\\?[-*+]|[•‣▪●◦·–—])[ \t]+(?=\S)|o\t+(?=\S)")
_SAFE: Final = ("http://", "https://", "mailto:")


@dataclass
class _List:
    """An open list; ``items`` counts its items so far."""

    counted: bool
    items: int = 0


@dataclass
class BlockBuilder:
    """Collect blocks from events. A reader calls ``finish`` once, at the end.

    Text in an open paragraph, heading or item becomes Markdown when that block is closed. Notes
    are placed in brackets after the words that refer to them.
    """

    _cells: list[list[Block]] = field(default_factory=lambda: [[]])
    _rows: list[list[tuple[Block, ...]]] = field(default_factory=list)
    _depths: list[int] = field(default_factory=list)
    """How many cells were open when each open row began."""
    _lists: list[_List] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    _kind: Kind = Kind.TEXT
    _note: str = ""
    _notes: dict[str, str] = field(default_factory=dict)
    _link: str = ""

    def add_text(self, text: str) -> None:
        """Add text to the open block; blanks are folded."""
        text = _BLANKS.sub(" ", _RESERVED.sub("", text))
        self._runs.append(Run(text, "".join(dict.fromkeys(self._marks))))

    def add_line_break(self) -> None:
        """Add a line break to the open block."""
        self._runs.append(Run("\n"))

    def add_tab(self) -> None:
        """Add a tab; a typed bullet may end with one."""
        self._runs.append(Run("\t"))

    def add_note_reference(self, note: str) -> None:
        """Add a reference to a note, by its id."""
        self._runs.append(Run(f"\ue000{note}\ue001"))

    def begin_mark(self, mark: str) -> None:
        """Begin bold or italic text."""
        self._marks.append(mark)

    def end_mark(self) -> None:
        """End the innermost bold or italic text."""
        if self._marks:
            self._marks.pop()

    def begin_link(self, address: str) -> None:
        """Begin a link; an address that is not safe to follow leaves plain text."""
        self.end_link()
        if address.startswith(_SAFE):
            self._link = address
            self._runs.append(Run("[", markup=True))

    def end_link(self) -> None:
        """End the open link, if any."""
        if self._link:
            address = self._link.strip().replace("(", "%28").replace(")", "%29").replace(" ", "%20")
            self._runs.append(Run(f"]({address})", markup=True))
        self._link = ""

    def begin_block(self, kind: Kind = Kind.TEXT) -> None:
        """Begin a paragraph or a heading."""
        self.close_block()
        self._kind = kind

    def begin_list(self, *, counted: bool) -> None:
        """Begin a list, inside an item of another one or on its own."""
        self.close_block()
        self._lists.append(_List(counted))

    def end_list(self) -> None:
        """End the innermost list."""
        self.close_block()
        if self._lists:
            self._lists.pop()
        self._kind = Kind.TEXT

    def begin_item(self) -> None:
        """Begin an item of the innermost list; outside any list, of a new one."""
        self.close_block()
        if not self._lists:
            self._lists.append(_List(counted=False))
        self._kind = Kind.ITEM
        self._lists[-1].items += 1

    def begin_note(self, note: str) -> None:
        """Begin the text of a note."""
        self.close_block()
        self._note = note

    def end_note(self) -> None:
        """End the text of a note."""
        self.close_block()
        self._note = ""

    def begin_row(self) -> None:
        """Begin a row of a table."""
        self.close_block()
        self._rows.append([])
        self._depths.append(len(self._cells))

    def begin_cell(self) -> None:
        """Begin a cell; text between rows and cells is an own paragraph."""
        self.close_block()
        if self._rows:
            self._cells.append([])

    def end_cell(self) -> None:
        """End a cell."""
        self.close_block()
        if self._rows and len(self._cells) > self._depths[-1]:
            self._rows[-1].append(tuple(self._cells.pop()))

    def end_row(self) -> None:
        """End a row; a row with a single filled cell is a frame around a text."""
        self.close_block()
        if not self._rows:
            return
        while len(self._cells) > self._depths[-1]:
            self.end_cell()
        self._depths.pop()
        cells = tuple(cell for cell in self._rows.pop() if cell)
        if len(cells) > 1:
            self._cells[-1].append(Block(Kind.ROW, cells=cells))
        else:
            self._cells[-1].extend(block for cell in cells for block in cell)

    def close_block(self) -> None:
        """Turn the text since the last block began into a block."""
        if self._link and any(not run.markup for run in self._runs):
            self.end_link()
        text = joined(self._runs)
        self._runs.clear()
        if not text:
            return
        if self._note:
            self._notes[self._note] = f"{self._notes.get(self._note, '')} {text}".strip()
        elif self._kind is Kind.TEXT and self._lists and self._continues_item():
            last = self._cells[-1].pop()
            self._cells[-1].append(replace(last, text=f"{last.text}\n\n{text}"))
        else:
            self._cells[-1].extend(self._blocks(text))
        self._kind = Kind.TEXT

    def _continues_item(self) -> bool:
        return bool(self._cells[-1]) and self._cells[-1][-1].kind is not Kind.ROW

    def finish(self) -> tuple[Block, ...]:
        """Close everything that is open and return all blocks."""
        self.close_block()
        while self._rows:
            self.end_row()
        used: set[str] = set()
        blocks = [_with_notes(block, self._notes, used) for block in self._cells[0]]
        unused = (text for note, text in self._notes.items() if note not in used)
        return (*blocks, *(Block(Kind.TEXT, text) for text in unused))

    def _blocks(self, text: str) -> list[Block]:
        if self._kind is Kind.TEXT or (self._kind is Kind.ITEM and not self._lists):
            return split_typed_bullets(text)
        text = text.replace("\t", " ")
        if self._kind is Kind.ITEM:
            project = self._lists[-1]
            level = min(len(self._lists), MAX_LIST_LEVEL)
            return [Block(Kind.ITEM, text, level, project.items if project.counted else 0)]
        return [Block(self._kind, text)]


def split_typed_bullets(text: str) -> list[Block]:
    """Split a paragraph at lines that begin with a typed bullet: each of those is a list item."""
    blocks: list[Block] = []
    for line in text.split("\n"):
        bullet = _TYPED_BULLET.match(line)
        if bullet:
            blocks.append(Block(Kind.ITEM, (bullet["bold"] or "") + line[bullet.end() :]))
        elif blocks and blocks[-1].kind is Kind.TEXT:
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text}\n{line}")
        else:
            blocks.append(Block(Kind.TEXT, line))
    return [
        replace(block, text=block.text.replace("\t", " ")) for block in blocks if block.text.strip()
    ]


def _with_notes(block: Block, notes: Mapping[str, str], used: set[str]) -> Block:
    """Put every note after the words that refer to it, each once."""

    def note_text(match: re.Match[str]) -> str:
        used.add(match[1])
        return f" ({notes[match[1]]})" if match[1] in notes else ""

    text = _NOTE.sub(note_text, block.text)
    cells = tuple(tuple(_with_notes(inner, notes, used) for inner in cell) for cell in block.cells)
    return replace(block, text=text, cells=cells)
