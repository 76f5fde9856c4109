"""Assign the blocks of a text to the sections of a case."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.config.options import Section
from casewright.importers.blocks import Block, Kind, plain
from casewright.importers.extractors import lines_of, outcome_of
from casewright.importers.headings import (
    DATE,
    LISTS,
    OUTCOME,
    PRIVATE,
    STORY,
    Heading,
    Own,
    heading_of,
    labelled_part,
    own_headings,
)
from casewright.importers.story import Entry
from casewright.importers.written_dates import period_of

LEAD: Final = ""
"""The section of the text above the first known heading."""

_MORE: Final = ("summary", THEMES)
"""Short fields that take several blocks; after any other, the text continues the story."""

NO_VOCABULARIES: Final[Mapping[str, Vocabulary]] = {}

_BOLD: Final = re.compile(r"(?:\*\*|__)([^*_\n]{1,80})(?:\*\*|__)")
"""A line in bold, which may be a heading."""


@dataclass
class Sections:
    """The blocks of each section, in text order, and the unknown headings.

    ``heads`` holds the heading of each section as it is in the text; ``columns`` the section of
    each label of an entry, empty for an unknown label; ``unplaced`` the entries with such a label.
    ``unknown`` holds pairs of an unknown heading and the section that its text was added to;
    ``replaced`` pairs of a known heading that is not kept in the text, and its section;
    ``asked`` are the custom sections of the site.
    """

    parts: dict[str, list[Block]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unplaced: list[Entry] = field(default_factory=list)
    asked: tuple[Section, ...] = ()

    def of(self, part: str) -> tuple[Block, ...]:
        """Return the blocks of a section."""
        return tuple(self.parts.get(part, ()))

    def is_fact(self, part: str) -> bool:
        """Return whether a section is a short value: neither prose nor a list."""
        return part not in (LEAD, *STORY, *LISTS, *(section.key for section in self.asked))

    def is_line(self, part: str) -> bool:
        """Return whether a section has one block."""
        return self.is_fact(part) and part not in _MORE


def sections_of(
    blocks: Iterable[Block],
    asked: tuple[Section, ...] = (),
    vocabularies: Mapping[str, Vocabulary] = NO_VOCABULARIES,
    entries: Iterable[Entry] = (),
) -> Sections:
    """Assign blocks by the headings above them, and entries by their labels."""
    sections = Sections(asked=asked)
    own = own_headings(asked, vocabularies)
    for entry in entries:
        _place_entry(entry, own, sections)
    part = story = LEAD
    for heading, block in _marked(blocks, own, sections):
        if heading:
            part = heading.part
            story = story if sections.is_fact(part) else part
            _begin(sections, heading)
        if not block:
            continue
        over = block.kind is Kind.HEADING or _full(sections, part)
        if not heading and over and sections.is_fact(part):
            part = story
        if block.kind is Kind.HEADING and (part != LEAD or sections.parts.get(LEAD)):
            sections.unknown.append((plain(block.text), part))
        sections.parts.setdefault(part, []).append(block)
    return sections


def _place_entry(entry: Entry, own: Own, sections: Sections) -> None:
    part = _dated(labelled_part(entry.label, own), entry.blocks)
    if part == OUTCOME and not all(map(outcome_of, lines_of(entry.blocks))):
        part = "result"
    sections.columns[entry.label] = part
    if not part:
        sections.unplaced.append(entry)
    elif part != PRIVATE:
        placed = sections.parts.setdefault(part, [])
        if placed and part in STORY:
            placed.append(Block(Kind.HEADING, entry.label))
        placed.extend(entry.blocks)


def _dated(part: str, blocks: Iterable[Block]) -> str:
    """Read a date range as the period."""
    lines = lines_of(blocks) if part == DATE else ()
    return "period" if len(lines) == 1 and "/" in period_of(lines[0]) else part


def _begin(sections: Sections, heading: Heading) -> None:
    """Begin a section; a heading that says more than the section's name is kept in the text."""
    blocks = sections.parts.setdefault(heading.part, [])
    sections.heads.setdefault(heading.part, heading.text)
    prose = (*STORY, *(one.key for one in sections.asked if one.kind == "prose"))
    if heading.part in prose and (blocks or not heading.exact):
        blocks.append(Block(Kind.HEADING, heading.text))
    else:
        sections.replaced.append((heading.text, heading.part))


def _full(sections: Sections, part: str) -> bool:
    return sections.is_line(part) and bool(sections.parts[part])


def _marked(
    blocks: Iterable[Block], own: Own, sections: Sections
) -> Iterator[tuple[Heading | None, Block | None]]:
    """Return each block with the heading that it begins with, if any; the block may be empty."""
    for block in blocks:
        if block.kind is Kind.ROW:
            yield from _row(block, own)
            continue
        for piece in _pieces(block, own):
            heading = heading_of(piece, own)
            if not heading:
                bold = piece.kind is Kind.TEXT and _BOLD.fullmatch(piece.text)
                yield None, Block(Kind.HEADING, bold[1]) if bold else piece
                continue
            below = piece.text.partition("\n")[2]
            if heading.rest and below and sections.is_line(heading.part):
                yield heading, Block(Kind.TEXT, heading.rest)
                yield None, Block(Kind.TEXT, below)
                continue
            text = "\n".join(filter(None, (heading.rest, below)))
            part = _dated(heading.part, (Block(Kind.TEXT, text),))
            yield replace(heading, part=part), Block(Kind.TEXT, text) if text else None


def _row(row: Block, own: Own) -> Iterator[tuple[Heading | None, Block | None]]:
    """Treat a table row as a section if its first cell is a heading."""
    first = row.cells[0]
    heading = heading_of(first[0], own) if len(first) == 1 else None
    if not heading:
        yield None, row
        return
    yield heading, Block(Kind.TEXT, heading.rest) if heading.rest else None
    rest = tuple(block for cell in row.cells[1:] for block in cell)
    yield from ((None, block) for block in rest)


def _pieces(block: Block, own: Own) -> Iterator[Block]:
    """Split a block before every line that is a heading, or a label with a value."""
    if block.kind is Kind.HEADING or block.text.startswith(("```", "~~~")):
        yield block
        return
    piece = block
    lines: list[str] = []
    for line in block.text.split("\n"):
        if lines and heading_of(Block(Kind.TEXT, line), own):
            yield replace(piece, text="\n".join(lines))
            piece, lines = Block(Kind.TEXT), []
        lines.append(line)
    yield replace(piece, text="\n".join(lines))
