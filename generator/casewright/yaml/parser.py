"""Parse YAML into a tree, with error recovery.

A syntax error usually affects one field, and the author needs the reports about the others too.
If the file as a whole cannot be parsed, each top-level block is parsed on its own, and only the
blocks that fail are dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import yaml
from yaml import ScalarEvent

from casewright.yaml.characters import HARD_SPACES, INVISIBLE, PLACEHOLDER
from casewright.yaml.conflict_markers import strip_conflict_markers
from casewright.yaml.errors import ParseError, SyntaxDiagnosis
from casewright.yaml.limits import LimitError, iter_checked_events, to_mark
from casewright.yaml.nodes import Document, Entry, Mapping, Mark, Node, Scalar, Sequence
from casewright.yaml.recovery import diagnose, diagnose_feature
from casewright.yaml.recovery_lines import (
    diagnose_indented_line,
    diagnose_stray_line,
    hard_space_faults,
)
from casewright.yaml.recovery_lists import diagnose_misaligned_item
from casewright.yaml.source import Source
from casewright.yaml.surrounding_text import without_surrounding_text

MAX_FIXES: Final = 20
"""Syntax errors after which a block is dropped."""

MAX_ERRORS: Final = 100
"""Syntax errors after which the whole file is dropped."""

_TOP_LEVEL_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?=\s|$)", re.MULTILINE)


def parse(source: Source) -> tuple[Document, tuple[ParseError, ...]]:
    """Return the tree of a file, with the errors found in it."""
    text, conflicts = strip_conflict_markers("\n".join(source.lines))
    text, surroundings = without_surrounding_text(text)
    if source.has_invisible:
        text = INVISIBLE.sub(PLACEHOLDER, text)
    document, parse_errors = _parse_text(text)
    hard_spaces = hard_space_faults(document, source.lines)
    return document, (*conflicts, *surroundings, *hard_spaces, *parse_errors)


def _parse_text(text: str) -> tuple[Document, tuple[ParseError, ...]]:
    try:
        root = _root(_tree(text))
        slipped = diagnose_misaligned_item(root, text.split("\n"), 1)
        return _block_by_block(text, slipped.fault(1)) if slipped else (Document(root), ())
    except LimitError as error:
        if error.fault.rule == "wrong-type" or error.fault.facts["variant"] == "size":
            return Document.empty(), (error.fault,)
        return _block_by_block(text, error.fault)
    except yaml.MarkedYAMLError as error:
        return _block_by_block(text, diagnose(error, text.split("\n")).fault(1))


@dataclass(frozen=True, slots=True)
class _Block:
    key: str
    text: str
    line: int


def _block_by_block(text: str, whole: ParseError) -> tuple[Document, tuple[ParseError, ...]]:
    """Parse each top-level block; report the errors of ``whole`` if that does not help."""
    entries: list[Entry] = []
    parse_errors: list[ParseError] = []
    broken: set[str] = set()
    blocks = list(_blocks(text))
    for block in blocks:
        if len(parse_errors) >= MAX_ERRORS:
            broken.add(block.key)
            continue
        read, found, complete = _parse_fixed(block)
        entries.extend(read)
        parse_errors.extend(found)
        if not complete:
            broken.add(block.key)
    start = Mark(next((block.line for block in blocks if block.key), 1), 1)
    root = Mapping(tuple(entries), start, start)
    return Document(root, frozenset(broken)), tuple(parse_errors) or (whole,)


def _parse_fixed(block: _Block) -> tuple[tuple[Entry, ...], list[ParseError], bool]:
    """Parse one block, fixing every syntax error that can be fixed.

    Return the tree, the errors, and whether the whole block could be parsed.
    """
    lines = block.text.split("\n")
    parse_errors: list[ParseError] = []
    for _ in range(MAX_FIXES):
        cause, entries = _try_parse(lines, block.line)
        if cause is None:
            return entries, parse_errors, True
        fault = cause.fault(block.line)
        if any(fault.mark.line == other.mark.line for other in parse_errors):
            break
        parse_errors.append(fault)
        if cause.edit is None:
            break
        lines = cause.edit.apply(lines)
    return (), parse_errors, False


def _try_parse(
    lines: list[str], first_line: int
) -> tuple[SyntaxDiagnosis | None, tuple[Entry, ...]]:
    """Parse the lines of a block as they are now, or return the diagnosis."""
    try:
        node = _tree("\n".join(lines), first_line)
    except LimitError as error:
        mark = error.fault.mark
        feature = str(error.fault.facts["variant"])
        return diagnose_feature(feature, mark.line - first_line, mark.column - 1, lines), ()
    except yaml.MarkedYAMLError as error:
        return diagnose(error, lines), ()
    if isinstance(node, Mapping):
        if node.start.column > 1 and lines[node.start.line - first_line][:1].isspace():
            return diagnose_indented_line(lines, node.start.line - first_line), ()
        slipped = diagnose_misaligned_item(node, lines, first_line)
        return slipped, () if slipped else node.entries
    if node is None or (isinstance(node, Scalar) and node.empty):
        return None, ()
    return diagnose_stray_line(lines, node.start.line - first_line), ()


def _blocks(text: str) -> Iterator[_Block]:
    starts = list(_TOP_LEVEL_KEY.finditer(text))
    lead = text[: starts[0].start()] if starts else text
    if lead.strip():
        yield _Block("", lead, 1)
    line, counted = 1, 0
    for match, following in zip_longest(starts, starts[1:]):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        end = following.start() if following else len(text)
        yield _Block(match[1], text[match.start() : end], line)


def _root(node: Node | None) -> Mapping:
    if node is None or (isinstance(node, Scalar) and node.empty):
        return Document.empty().root
    if isinstance(node, Mapping):
        return node
    raise LimitError(
        ParseError("wrong-type", node.start, {"expected": "fields", "found": _kind(node)})
    )


def _kind(node: Node) -> str:
    return "list" if isinstance(node, Sequence) else "text"


def _tree(text: str, first_line: int = 1) -> Node | None:
    """Build a tree from checked events; ``None`` for a text without content."""
    events = iter_checked_events(text, first_line)
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, events, first_line)
            for _ in events:
                pass
            return node
    return None


def _node(event: yaml.Event, events: Iterator[yaml.Event], first_line: int) -> Node:
    """Build one node; the event limits bound the depth of the recursion."""
    start = to_mark(event.start_mark, first_line)
    if type(event) is ScalarEvent:
        end = to_mark(event.end_mark, first_line)
        return Scalar(event.value.replace(PLACEHOLDER, ""), event.style or "", start, end)
    if isinstance(event, yaml.SequenceStartEvent):
        items, end = _children(events, first_line)
        return Sequence(tuple(items), start, end)
    nodes, end = _children(events, first_line)
    keys = map(_key, nodes[::2])
    return Mapping(tuple(map(Entry, keys, nodes[1::2])), start, end)


def _children(events: Iterator[yaml.Event], first_line: int) -> tuple[list[Node], Mark]:
    nodes: list[Node] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            return nodes, to_mark(event.end_mark, first_line)
        nodes.append(_node(event, events, first_line))
    message = "the parser closes every collection"
    raise AssertionError(message)


def _key(node: Node) -> Scalar:
    if isinstance(node, Scalar):
        return node._replace(value=node.value.rstrip(HARD_SPACES))
    raise LimitError(ParseError("yaml-feature", node.start, {"variant": "key"}))
