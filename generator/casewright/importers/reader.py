"""A story as somebody has it: a file of Word, or a text, read whatever its encoding."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casewright.cases.reading.source import LARGEST_FILE as LARGEST_CASE
from casewright.cases.reading.source import read_source
from casewright.importers.archive import LARGEST_FILE, pass_gate
from casewright.importers.blocks import Block, Kind, plain
from casewright.importers.docx import word_blocks
from casewright.importers.text import text_blocks
from casewright.locale.message import Message
from casewright.yaml.writer import cleaned

WORD: Final = ".docx"
MARKDOWN: Final = (".md", ".markdown")
KINDS: Final = (WORD, ".txt", *MARKDOWN)

MOST_WORDS: Final = LARGEST_CASE * 3 // 4
"""Bytes of a story; the rest of a case's file is for its explanations."""


@dataclass(frozen=True, slots=True)
class Story:
    """The blocks of a text, what stood beside it, and what its author should know.

    ``pictures`` counts what a Word file holds besides words; ``encoding`` is set where it was
    not the usual one.
    """

    blocks: tuple[Block, ...]
    aside: tuple[str, ...] = ()
    pictures: int = 0
    encoding: str = ""


def read_story(path: Path) -> Story | Message:
    """Read a file, or say why it cannot be read; raises ``OSError`` where the machine fails."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        return _refused("kind", path)
    story = _read_word(path) if kind == WORD else _read_text(path, markdown=kind in MARKDOWN)
    if isinstance(story, Message):
        return story
    if not any(_has_words(block) for block in story.blocks):
        return _refused("empty", path)
    return _refused("large", path) if sum(map(_size, story.blocks)) > MOST_WORDS else story


def _read_word(path: Path) -> Story | Message:
    with path.open("rb") as stream:
        passed = pass_gate(stream.read(LARGEST_FILE + 1))
    if isinstance(passed, str):
        return _refused(passed, path)
    blocks = word_blocks(passed)
    if blocks is None:
        return _refused("broken", path)
    return Story(blocks, passed.aside, passed.pictures)


def _read_text(path: Path, *, markdown: bool) -> Story | Message:
    source, faults = read_source(path, path.name)
    variants = {fault.rule: str(fault.facts.get("variant", "")) for fault in faults}
    if "file-too-large" in variants:
        return _refused("large", path)
    encoding = variants.get("not-utf8", "")
    if encoding == "binary":
        return _refused("binary", path)
    text = cleaned(source.text).replace("\u00a0", " ")
    return Story(text_blocks(text, markdown=markdown), encoding=encoding)


def _has_words(block: Block) -> bool:
    if block.kind is Kind.ROW:
        return any(_has_words(inner) for cell in block.cells for inner in cell)
    return bool(plain(block.text))


def _size(block: Block) -> int:
    inner = sum(_size(one) for cell in block.cells for one in cell)
    return len(block.text.encode()) + inner


def _refused(why: str, path: Path) -> Message:
    return Message(f"refused.{why}", {"file": path.name})
