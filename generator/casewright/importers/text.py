"""Reading a text file: where its headings, paragraphs and lists are.

In a ``.txt`` file signs are just signs; in a ``.md`` file they are markup, and stay as they are.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from casewright.importers.blocks import Block, Kind, escaped

_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_ITEM: Final = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:[-*+•‣▪●◦·–—]|o(?=\t)|(?P<number>\d{1,3})[.)]|(?P<letter>[a-z])\))"
    r"[ \t]+(?P<text>\S.*)"
)
_DEEPEST: Final = 4


@dataclass
class _Reading:
    """The blocks so far. ``ended`` tells that an empty line came after the last one."""

    markdown: bool
    blocks: list[Block] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    ended: bool = True
    fence: str = ""

    def take(self, line: str) -> None:
        """Read on with one line."""
        if self.fence or (self.markdown and _FENCE.match(line)):
            self._code(line)
        elif not line.strip():
            self.ended = True
        elif heading := _HEADING.match(line):
            self._add(Block(Kind.HEADING, self._words(heading[1])))
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
        """Keep a block of code whole, its empty lines too."""
        if not self.fence:
            self.fence = line.strip()[:3]
            self._add(Block(Kind.TEXT, line.strip()))
            return
        last = self.blocks.pop()
        self.blocks.append(replace(last, text=f"{last.text}\n{line.rstrip()}"))
        if line.strip() == self.fence:
            self.fence, self.ended = "", True

    def _underline(self) -> None:
        """Take a line of dashes for what it most likely is: the end of a heading, or nothing."""
        last = self.blocks[-1] if self.blocks else None
        if last and not self.ended and last.kind is Kind.TEXT and "\n" not in last.text:
            self.blocks[-1] = Block(Kind.HEADING, last.text)
        self.ended = True

    def _go_on(self, line: str) -> None:
        """Add a line to the block before it, or begin a paragraph."""
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
        """Tell how deep an item lies, by the indents of the items above it."""
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        return min(len(self.indents), _DEEPEST)

    def _words(self, text: str) -> str:
        return text if self.markdown else escaped(text)


def text_blocks(text: str, *, markdown: bool) -> tuple[Block, ...]:
    """Find the blocks of a text."""
    reading = _Reading(markdown)
    lines = text.split("\n")
    for line in _front(lines) if markdown else ():
        reading.take(line)
    for line in lines:
        reading.take(line)
    return tuple(reading.blocks)


def _number(item: re.Match[str]) -> int:
    """Tell which number an item has; ``b)`` is the second."""
    letter = item["letter"]
    return ord(letter) - ord("a") + 1 if letter else int(item["number"] or 0)


def _front(lines: list[str]) -> list[str]:
    """Take the front matter off a text: each of its lines is a fact with its name in front."""
    if not lines or lines[0].strip() != "---" or "---" not in lines[1:]:
        return []
    end = lines.index("---", 1)
    front = [f"{line[:1].upper()}{line[1:]}".replace('"', "") for line in lines[1:end]]
    del lines[: end + 1]
    return [*front, ""]
