"""From text to tree, and on past a mistake.

A mistake in YAML usually spoils one field, and the author wants to hear about the other fields
too. So where the file as a whole cannot be read, each top-level block is read by itself, and
only the blocks that fail are given up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import yaml
from yaml import ScalarEvent

from casewright.cases.reading.cause import Cause
from casewright.cases.reading.conflict import without_conflicts
from casewright.cases.reading.document import Document, Entry, Mapping, Mark, Node, Scalar, Sequence
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.guard import GuardError, guarded, mark_of
from casewright.cases.reading.invisible import HARD_SPACES, INVISIBLE, PLACEHOLDER
from casewright.cases.reading.slipped import slipped_cause
from casewright.cases.reading.source import Source
from casewright.cases.reading.strays import hard_space_faults, indented_cause, stray_cause
from casewright.cases.reading.surrounding_text import without_surrounding_text
from casewright.cases.reading.syntax import cause_of, feature_cause

MOST_MENDS: Final = 20
"""Mistakes after which one block is given up."""

MOST_FAULTS: Final = 100
"""Mistakes after which a whole file is: it is no case, whatever it is."""

_TOP_LEVEL_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?=\s|$)", re.MULTILINE)


def compose(source: Source) -> tuple[Document, tuple[Fault, ...]]:
    """Build the tree of a file and list what could not be read of it."""
    text, conflicts = without_conflicts("\n".join(source.lines))
    text, surroundings = without_surrounding_text(text)
    if source.has_invisible:
        text = INVISIBLE.sub(PLACEHOLDER, text)
    document, faults = _composed(text)
    hard_spaces = hard_space_faults(document, source.lines)
    return document, (*conflicts, *surroundings, *hard_spaces, *faults)


def _composed(text: str) -> tuple[Document, tuple[Fault, ...]]:
    try:
        root = _root(_tree(text))
        slipped = slipped_cause(root, text.split("\n"), 1)
        return _block_by_block(text, slipped.fault(1)) if slipped else (Document(root), ())
    except GuardError as error:
        if error.fault.rule == "wrong-type" or error.fault.facts["variant"] == "size":
            return Document.empty(), (error.fault,)
        return _block_by_block(text, error.fault)
    except yaml.MarkedYAMLError as error:
        return _block_by_block(text, cause_of(error, text.split("\n")).fault(1))


@dataclass(frozen=True, slots=True)
class _Block:
    key: str
    text: str
    line: int


def _block_by_block(text: str, whole: Fault) -> tuple[Document, tuple[Fault, ...]]:
    """Read each top-level block by itself; ``whole`` is what to say where that does not help."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    broken: set[str] = set()
    blocks = list(_blocks(text))
    for block in blocks:
        if len(faults) >= MOST_FAULTS:
            broken.add(block.key)
            continue
        read, found, complete = _mended(block)
        entries.extend(read)
        faults.extend(found)
        if not complete:
            broken.add(block.key)
    start = Mark(next((block.line for block in blocks if block.key), 1), 1)
    root = Mapping(tuple(entries), start, start)
    return Document(root, frozenset(broken)), tuple(faults) or (whole,)


def _mended(block: _Block) -> tuple[tuple[Entry, ...], list[Fault], bool]:
    """Read one block, past every mistake that can be mended.

    Gives what was read, the mistakes, and whether the whole block could be read in the end.
    """
    lines = block.text.split("\n")
    faults: list[Fault] = []
    for _ in range(MOST_MENDS):
        cause, entries = _attempt(lines, block.line)
        if cause is None:
            return entries, faults, True
        fault = cause.fault(block.line)
        if any(fault.mark.line == other.mark.line for other in faults):
            break
        faults.append(fault)
        if cause.mend is None:
            break
        lines = cause.mend.apply(lines)
    return (), faults, False


def _attempt(lines: list[str], first_line: int) -> tuple[Cause | None, tuple[Entry, ...]]:
    """Read a block's lines as they now are, or say what is in the way."""
    try:
        node = _tree("\n".join(lines), first_line)
    except GuardError as error:
        mark = error.fault.mark
        feature = str(error.fault.facts["variant"])
        return feature_cause(feature, mark.line - first_line, mark.column - 1, lines), ()
    except yaml.MarkedYAMLError as error:
        return cause_of(error, lines), ()
    if isinstance(node, Mapping):
        if node.start.column > 1 and lines[node.start.line - first_line][:1].isspace():
            return indented_cause(lines, node.start.line - first_line), ()
        slipped = slipped_cause(node, lines, first_line)
        return slipped, () if slipped else node.entries
    if node is None or (isinstance(node, Scalar) and node.empty):
        return None, ()
    return stray_cause(lines, node.start.line - first_line), ()


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
    raise GuardError(Fault("wrong-type", node.start, {"expected": "fields", "found": _kind(node)}))


def _kind(node: Node) -> str:
    return "list" if isinstance(node, Sequence) else "text"


def _tree(text: str, first_line: int = 1) -> Node | None:
    """Build a tree from guarded events; ``None`` for a text without content."""
    events = guarded(text, first_line)
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, events, first_line)
            for _ in events:
                pass
            return node
    return None


def _node(event: yaml.Event, events: Iterator[yaml.Event], first_line: int) -> Node:
    """Build one node; the guard bounds the depth, and with it the recursion."""
    start = mark_of(event.start_mark, first_line)
    if type(event) is ScalarEvent:
        end = mark_of(event.end_mark, first_line)
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
            return nodes, mark_of(event.end_mark, first_line)
        nodes.append(_node(event, events, first_line))
    message = "the parser closes every collection"
    raise AssertionError(message)


def _key(node: Node) -> Scalar:
    if isinstance(node, Scalar):
        return node._replace(value=node.value.rstrip(HARD_SPACES))
    raise GuardError(Fault("yaml-feature", node.start, {"variant": "key"}))
