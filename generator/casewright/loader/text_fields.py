"""The structure of the files, derived from the models: fields, and the kind of their texts.

Used for files of which there is no case (yet), such as by rules that distinguish a title from a
date, or that suggest fields.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Final, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from casewright.cases.case import Case, LessonItem
from casewright.cases.fields import Line, Prose, Summary, Title, Url
from casewright.cases.vocabulary import LocalizedTextField, Vocabulary
from casewright.diagnostics.diagnostic import DataPath
from casewright.yaml.nodes import Document, Node, Scalar, Sequence


class TextKind(StrEnum):
    """The kind of a text: one plain line, a plain summary, Markdown, or an address."""

    LINE = "line"
    SUMMARY = "summary"
    PROSE = "prose"
    URL = "url"


@dataclass(frozen=True)
class FieldTree:
    """What a position may contain: a text of a kind, fields, or any keys with one structure."""

    kind: TextKind | None = None
    fields: Mapping[str, "FieldTree"] = field(default_factory=dict)
    every: "FieldTree | None" = None

    def at(self, path: DataPath) -> "FieldTree | None":
        """Return the structure at a path; a list has the structure of its items."""
        shape: FieldTree | None = self
        for step in path:
            if shape and isinstance(step, str):
                shape = shape.fields.get(step, shape.every)
        return shape


@dataclass(frozen=True, slots=True)
class TextField:
    """A human-readable text, and its path."""

    path: DataPath
    scalar: Scalar
    kind: TextKind


def iter_texts(document: Document, shape: FieldTree) -> Iterator[TextField]:
    """Iterate over the human-readable texts of a document."""
    return _texts(document.root, (), shape)


def _texts(node: Node, path: DataPath, shape: FieldTree) -> Iterator[TextField]:
    if isinstance(node, Scalar):
        if shape.kind:
            yield TextField(path, node, shape.kind)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _texts(item, (*path, index), shape)
    else:
        for entry in node.entries:
            key = entry.key.value
            if below := shape.fields.get(key, shape.every):
                yield from _texts(entry.value, (*path, key), below)


_KINDS: Final = {
    Title: TextKind.LINE,
    Line: TextKind.LINE,
    Summary: TextKind.SUMMARY,
    Prose: TextKind.PROSE,
    Url: TextKind.URL,
}
_NOT_DISPLAYED: Final = ("file", "language")
_SET_BY_LOADER: Final = ("id", "facets")


def _make_fields(hint: object, name: str = "") -> FieldTree:
    if hint in _KINDS:
        return FieldTree(None if name in _NOT_DISPLAYED else _KINDS[hint])
    if hint is LocalizedTextField:
        kind = TextKind.LINE if name.startswith("label") else TextKind.PROSE
        return FieldTree(kind, every=FieldTree(kind))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = _make_fields(arguments[0], name)
        return FieldTree(TextKind.PROSE, inner.fields) if hint is LessonItem else inner
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        hints = get_type_hints(hint, include_extras=True)
        fields = {key: _make_fields(hints[key], key) for key in hint.model_fields}
        return FieldTree(fields={key: fields[key] for key in fields if key not in _SET_BY_LOADER})
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return FieldTree(every=_make_fields(arguments[1], name))
    inner_hints = [argument for argument in arguments if argument not in (NoneType, ...)]
    return _make_fields(inner_hints[0], name) if inner_hints else FieldTree()


@cache
def make_case_fields(model: type[Case]) -> FieldTree:
    """Return the structure of a case in a site."""
    return _make_fields(model)


VOCABULARY_FIELDS: Final = _make_fields(Vocabulary)
