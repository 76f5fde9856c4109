"""YAML nodes with positions.

Nodes are untyped: a scalar is the text in the file. The type of the field decides later what
``no`` or ``12:30`` means.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from casewright.diagnostics.diagnostic import DataPath


class Mark(NamedTuple):
    """A position: line and column, counted from 1, in characters."""

    line: int = 1
    column: int = 1


class Scalar(NamedTuple):
    """A scalar and its style: plain (empty), ``'``, ``"``, ``|`` or ``>``."""

    value: str
    style: str
    start: Mark
    end: Mark

    @property
    def empty(self) -> bool:
        """Whether there is no value: ``why:``, ``why: ~`` or ``why: ""``."""
        return not self.value.strip() or (self.style == "" and self.value in ("~", "null"))

    @property
    def width(self) -> int:
        """The number of characters to underline: the whole value if it is on one line."""
        one_line = self.start.line == self.end.line
        return max(1, self.end.column - self.start.column) if one_line else 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    start: Mark
    end: Mark


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True)
class Mapping:
    """Keys with values in file order; duplicate keys are kept."""

    entries: tuple[Entry, ...]
    start: Mark
    end: Mark

    def get(self, key: str | int) -> Entry | None:
        """Return the first entry with a key."""
        return self._first.get(key)

    @property
    def repeats(self) -> bool:
        """Return whether a key occurs twice."""
        return len(self._first) < len(self.entries)

    @cached_property
    def _first(self) -> dict[str | int, Entry]:
        return {entry.key.value: entry for entry in reversed(self.entries)}


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """The tree of a file.

    ``broken`` holds the top-level keys whose block could not be parsed: they are in the file, with
    an unknown value, so they must not be reported as missing.
    """

    root: Mapping
    broken: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def empty(cls) -> "Document":
        """Return the tree of a file of which nothing could be read."""
        return cls(Mapping((), Mark(), Mark()))

    @property
    def first(self) -> Mark:
        """The start of the content, where missing fields are reported."""
        return self.root.start

    def find(self, path: DataPath) -> tuple[Scalar | None, Node | None]:
        """Return the key and the value at a path, ``None`` for each one that is absent."""
        key: Scalar | None = None
        node: Node | None = self.root
        for step in path:
            key, node = _step(node, step)
        return key, node

    def scalars(self) -> Iterator[tuple[DataPath, Scalar]]:
        """Iterate over every scalar with its path."""
        yield from _scalars(self.root, ())

    def mappings(self) -> Iterator[tuple[DataPath, Mapping]]:
        """Iterate over every mapping with its path."""
        yield from _mappings(self.root, ())


def to_plain(node: Node) -> object:
    """Convert a tree to dicts, lists and strings; an empty value becomes ``None``.

    Of duplicate keys the first one counts.
    """
    match node:
        case Scalar():
            return None if node.empty else node.value
        case Sequence():
            return [to_plain(item) for item in node.items]
        case Mapping():
            plain: dict[str, object] = {}
            for entry in node.entries:
                plain.setdefault(entry.key.value, to_plain(entry.value))
            return plain


def _step(node: Node | None, step: str | int) -> tuple[Scalar | None, Node | None]:
    if isinstance(node, Mapping) and (entry := node.get(step)):
        return entry.key, entry.value
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None, None


def _children(node: Node, path: DataPath) -> Iterator[tuple[DataPath, Node]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield (*path, entry.key.value), entry.value
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield (*path, index), item


def _scalars(node: Node, path: DataPath) -> Iterator[tuple[DataPath, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    for child_path, child in _children(node, path):
        yield from _scalars(child, child_path)


def _mappings(node: Node, path: DataPath) -> Iterator[tuple[DataPath, Mapping]]:
    if isinstance(node, Mapping):
        yield path, node
    for child_path, child in _children(node, path):
        if not isinstance(child, Scalar):
            yield from _mappings(child, child_path)
