"""Blocks: the paragraphs, headings, list items and table rows of a document in any format.

The text of a block is Markdown, so that it can be copied to a case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from markdown_it import MarkdownIt

_INLINE_SIGNS: Final = re.compile(
    r"\\|`|\*|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|~(?=~)|\](?=[(:\[])|&(?=#?\w+;)"
)
_LINE_SIGNS: Final = re.compile(r"(?m)^([ \t]*)(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|[-=]+\s*$|~~~)")
_LINE_NUMBERS: Final = re.compile(r"(?m)^([ \t]*\d{1,9})(?=[.)](?:\s|$))")


_TAG: Final = re.compile(r"<(/?[A-Za-z!][^<>]{0,500})>")
_MARK: Final = re.compile(r" *(?:(?:-|\d+\.) )?")
_DEEP: Final = 20
_INDENT: Final = "    "
"""Deep enough for an item below ``10.``, and not too deep for one below a dash."""

WIDTH: Final = 100
"""Characters per line, as many as fit on a screen without scrolling."""


class Kind(StrEnum):
    """The kind of a block."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item, or a table row.

    ``level`` is the depth of an item, ``number`` its number if it has one; ``cells`` holds the
    blocks of a row, by cell.
    """

    kind: Kind
    text: str = ""
    level: int = 1
    number: int = 0
    cells: tuple[tuple["Block", ...], ...] = ()


def escaped(text: str) -> str:
    """Escape plain text, so that Markdown shows exactly that text."""
    text = _INLINE_SIGNS.sub(lambda match: f"\\{match[0]}", text)
    return _LINE_NUMBERS.sub(r"\1\\", _LINE_SIGNS.sub(r"\1\\", text))


def plain(markdown: str) -> str:
    """Return the text of Markdown on one line, without markup; addresses are kept."""
    words = []
    for token in _parser().parseInline(" ".join(markdown.split()))[0].children or ():
        words.append(token.content)
        if token.type == "link_open":
            address = str(token.attrGet("href"))
        elif token.type == "link_close" and address not in "".join(words):
            words.append(f" ({address})")
    return " ".join("".join(words).split())


def one_line(markdown: str) -> str:
    """Return Markdown as one line of plain text, without anything that looks like markup."""
    return _TAG.sub(lambda match: f"‹{match[1]}›", plain(plain(markdown))).replace("](", "] (")


def wrapped(markdown: str) -> str:
    """Break long lines between words, so that they are easy to edit; the meaning does not change.

    A line is broken only before a word that is not Markdown syntax at the start of a line.
    """
    if "```" in markdown or "~~~" in markdown:
        return markdown
    return "\n".join(part for line in markdown.split("\n") for part in _short(line))


def _short(line: str) -> Iterator[str]:
    mark = _MARK.match(line)
    start = mark[0] if mark else ""
    if len(line) <= WIDTH or line.startswith("|") or len(start) > _DEEP:
        yield line
        return
    current, *words = line[len(start) :].split(" ")
    current = start + current
    for word in words:
        if len(current) + 1 + len(word) > WIDTH and word[:1].isalpha():
            yield current.rstrip()
            current = " " * len(start) + word
        else:
            current = f"{current} {word}"
    yield current


def markdown_of(blocks: tuple[Block, ...]) -> str:
    """Join blocks to one text: paragraphs separated by empty lines, list items by line breaks."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        piece, joined = _piece(block, before)
        if piece:
            parts.append(("\n" if joined else "\n\n") + piece)
            before = block
    return "".join(parts).strip()


def _piece(block: Block, before: Block | None) -> tuple[str, bool]:
    """Format one block; return whether it continues the list or table before it."""
    same = before is not None and before.kind is block.kind
    if block.kind is Kind.HEADING:
        return f"**{plain(block.text)}**" if block.text else "", False
    if block.kind is Kind.TEXT:
        return block.text, False
    if block.kind is Kind.ROW:
        cells = [" ".join(markdown_of(cell).split()).replace("|", "\\|") for cell in block.cells]
        row = f"| {' | '.join(cells)} |"
        return (row if same else f"{row}\n|{' --- |' * len(cells)}"), same
    mark = f"{block.number}. " if block.number else "- "
    indent = _INDENT * (block.level - 1)
    rest = "\n" + indent + " " * len(mark)
    lines = block.text.split("\n")
    return f"{indent}{mark}{rest.join(lines)}".replace(f"{rest}\n", "\n\n"), same


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and the emphasis marks around it; or markup, which is used unchanged."""

    text: str
    signs: str = ""
    markup: bool = False


def joined(runs: list[Run]) -> str:
    """Format runs as Markdown. Adjacent runs with the same marks and adjacent spaces are merged."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        alike = last and not last.markup and not run.markup
        if last and alike and (last.signs == run.signs or not run.text.strip()):
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    text = "".join(
        _written(run, before, after)
        for run, before, after in zip(merged, [None, *merged], [*merged[1:], None], strict=False)
    )
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _written(run: Run, before: Run | None, after: Run | None) -> str:
    """Format one run; spaces go outside the marks, or Markdown would ignore the marks."""
    if run.markup:
        return run.text
    core = run.text.strip()
    signs = run.signs if core and "\n" not in core and _can_stand(run, before, after) else ""
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :] if core else ""
    return f"{lead}{signs}{escaped(core)}{signs[::-1]}{tail}"


def _can_stand(run: Run, before: Run | None, after: Run | None) -> bool:
    """Return whether Markdown accepts the marks here: next to a letter they need a space."""
    opens = run.text[:1].isalnum() or not (before and before.text[-1:].isalnum())
    closes = run.text[-1:].isalnum() or not (after and after.text[:1].isalnum())
    return opens and closes


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("image")
