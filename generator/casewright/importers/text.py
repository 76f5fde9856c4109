"""Read plain text and CommonMark: headings, paragraphs and lists.

In plain text, characters are escaped; in Markdown, markup is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from casewright.importers.blocks import Block, Kind, escaped, plain

_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*)$")
_UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_ITEM: Final = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:[-*+•‣▪●◦·–—]|o(?=\t)|(?P<number>\d{1,3})[.)]|(?P<letter>[a-z])\))"
    r"[ \t]+(?P<text>\S.*)"
)
_DEEPEST: Final = 4
_SENTENCE_ENDS: Final = frozenset(".!?…;,")

MAX_HEADING_CHARS: Final = 60
MAX_HEADING_WORDS: Final = 8


@dataclass
class _Reading:
    """The blocks so far. ``ended`` is true if an empty line followed the last one."""

    markdown: bool
    blocks: list[Block] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    ended: bool = True
    fence: str = ""

    def take(self, line: str) -> None:
        """Read one line."""
        if self.fence or (self.markdown and _FENCE.match(line)):
            self._code(line)
        elif not line.strip():
            self.ended = True
        elif heading := _HEADING.match(line):
            self._add(Block(Kind.HEADING, self._words(heading[1].rstrip(" \t#"))))
        elif _UNDERLINE.match(line):
            self._underline()
        elif item := _ITEM.match(line):
            level = self._level(len(item["indent"].expandtabs(4)))
            words = self._words(item["text"].strip())
            self._add(Block(Kind.ITEM, words, level, _number(item)))
            self.ended = False
        else:
            self._go_on(line)

    def _code(self, line: str) -> None:
        """Keep a code block unchanged, including its empty lines."""
        if not self.fence:
            self.fence = line.strip()[:3]
            self._add(Block(Kind.TEXT, line.strip()))
            return
        last = self.blocks.pop()
        self.blocks.append(replace(last, text=f"{last.text}\n{line.rstrip()}"))
        if line.strip() == self.fence:
            self.fence, self.ended = "", True

    def _underline(self) -> None:
        """Treat a line of dashes as the underline of a heading, or drop it."""
        last = self.blocks[-1] if self.blocks else None
        if last and not self.ended and last.kind is Kind.TEXT and "\n" not in last.text:
            self.blocks[-1] = Block(Kind.HEADING, last.text)
        self.ended = True

    def _go_on(self, line: str) -> None:
        """Add a line to the previous block, or begin a paragraph."""
        last = self.blocks[-1] if self.blocks else None
        inside = last and last.kind is Kind.ITEM and line[:1].isspace()
        if last and last.kind is not Kind.HEADING and (inside or not self.ended):
            gap = "\n\n" if self.ended else "\n"
            self.blocks[-1] = replace(last, text=f"{last.text}{gap}{self._words(line.strip())}")
        else:
            self._add(Block(Kind.TEXT, self._words(line.strip())))
        self.ended = False

    def _add(self, block: Block) -> None:
        if block.kind is not Kind.ITEM:
            self.indents.clear()
        self.blocks.append(block)
        self.ended = block.kind is Kind.HEADING

    def _level(self, indent: int) -> int:
        """Return the depth of an item, by the indentation of the items above it."""
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        return min(len(self.indents), _DEEPEST)

    def _words(self, text: str) -> str:
        return text if self.markdown else escaped(text)


def text_blocks(text: str, *, markdown: bool) -> tuple[Block, ...]:
    """Return the blocks of a text; in plain text, short lines on their own become headings."""
    reading = _Reading(markdown)
    for line in text.split("\n"):
        reading.take(line)
    return tuple(reading.blocks if markdown else _with_headings(reading.blocks))


def _with_headings(blocks: list[Block]) -> Iterator[Block]:
    """Convert short paragraphs that look like headings; the first may be the title."""
    for number, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        if number and below and _looks_like_heading(block, below, after_title=number == 1):
            yield Block(Kind.HEADING, block.text)
        else:
            yield block


def _looks_like_heading(block: Block, below: Block, *, after_title: bool) -> bool:
    text = plain(block.text)
    if block.kind is not Kind.TEXT or "\n" in block.text or len(text) > MAX_HEADING_CHARS:
        return False
    if len(text.split()) > MAX_HEADING_WORDS or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    if text.endswith(":") or (text.isupper() and len(text) > 1):
        return True
    if after_title or ":" in text or text[-1:] in _SENTENCE_ENDS:
        return False
    return below.kind is Kind.ITEM or "\n" in below.text or plain(below.text)[-1:] in _SENTENCE_ENDS


def _number(item: re.Match[str]) -> int:
    """Return the number of an item; ``b)`` is the second."""
    letter = item["letter"]
    return ord(letter) - ord("a") + 1 if letter else int(item["number"] or 0)
