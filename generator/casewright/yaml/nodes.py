"""A YAML file as a tree that remembers where everything stands.

The tree knows no types: a scalar is the text that the author wrote. What ``no`` or ``12:30``
means is decided by the field it stands in, later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from casewright.diagnostics.diagnostic import DataPath


class Mark(NamedTuple):
    """A line and a column, both counted from 1, in characters."""

    line: int = 1
    column: int = 1


class Scalar(NamedTuple):
    """A piece of text and how it was quoted: nothing, ``'``, ``"``, ``|`` or ``>``."""

    value: str
    style: str
    start: Mark
    end: Mark

    @property
    def empty(self) -> bool:
        """Whether the author left the value open: ``why:``, ``why: ~`` or ``why: ""``."""
        return not self.value.strip() or (self.style == "" and self.value in ("~", "null"))

    @property
    def width(self) -> int:
        """How many characters to underline: all of it, where it stands on one line."""
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
    """Keys with values, in the order of the file; a key given twice stands twice."""

    entries: tuple[Entry, ...]
    start: Mark
    end: Mark

    def get(self, key: str | int) -> Entry | None:
        """Find the first entry of a key."""
        return self._first.get(key)

    @property
    def repeats(self) -> bool:
        """Whether a key is given twice."""
        return len(self._first) < len(self.entries)

    @cached_property
    def _first(self) -> dict[str | int, Entry]:
        return {entry.key.value: entry for entry in reversed(self.entries)}


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One file's tree.

    ``broken`` names the top-level keys whose block could not be read: they are there, but what
    they say is unknown, so nobody should call them missing.
    """

    root: Mapping
    broken: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def empty(cls) -> "Document":
        """Make the tree of a file from which nothing could be read."""
        return cls(Mapping((), Mark(), Mark()))

    @property
    def first(self) -> Mark:
        """Where the content begins: the place to report what is missing."""
        return self.root.start

    def find(self, path: DataPath) -> tuple[Scalar | None, Node | None]:
        """Give the key and the value at a path; ``None`` for what is not there."""
        key: Scalar | None = None
        node: Node | None = self.root
        for step in path:
            key, node = _step(node, step)
        return key, node

    def scalars(self) -> Iterator[tuple[DataPath, Scalar]]:
        """Walk over every value that is a text, with its path."""
        yield from _scalars(self.root, ())

    def mappings(self) -> Iterator[tuple[DataPath, Mapping]]:
        """Walk over every mapping, with its path."""
        yield from _mappings(self.root, ())


def to_plain(node: Node) -> object:
    """Turn a tree into dicts, lists and texts; an open or blank value becomes ``None``.

    Of a key given twice the first counts, so that what is checked is what was reported.
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
