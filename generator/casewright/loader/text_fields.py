"""The shape of the files, read off the models: which fields there are, and what a text in them is.

Whoever looks at a file before (or without) there being a case of it asks here: the rules, when
they tell a title from a date, or name the fields that somebody may have meant.
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
from casewright.cases.reading.document import Document, Node, Scalar, Sequence
from casewright.cases.vocabulary import Vocabulary, Words
from casewright.diagnostics.diagnostic import DataPath


class Kind(StrEnum):
    """What a text for people is: one plain line, a plain summary, Markdown, or an address."""

    LINE = "line"
    SUMMARY = "summary"
    PROSE = "prose"
    URL = "url"


@dataclass(frozen=True)
class Shape:
    """What may stand at one place: a text of a kind, fields, or any keys of one shape."""

    kind: Kind | None = None
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    every: "Shape | None" = None

    def at(self, path: DataPath) -> "Shape | None":
        """Give the shape at a path; a list has the shape of its items."""
        shape: Shape | None = self
        for step in path:
            if shape and isinstance(step, str):
                shape = shape.fields.get(step, shape.every)
        return shape


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people, and where it stands."""

    path: DataPath
    scalar: Scalar
    kind: Kind


def texts_of(document: Document, shape: Shape) -> Iterator[Text]:
    """Walk over the texts of a document that are written for people."""
    return _texts(document.root, (), shape)


def _texts(node: Node, path: DataPath, shape: Shape) -> Iterator[Text]:
    if isinstance(node, Scalar):
        if shape.kind:
            yield Text(path, node, shape.kind)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _texts(item, (*path, index), shape)
    else:
        for entry in node.entries:
            key = entry.key.value
            if below := shape.fields.get(key, shape.every):
                yield from _texts(entry.value, (*path, key), below)


_KINDS: Final = {
    Title: Kind.LINE,
    Line: Kind.LINE,
    Summary: Kind.SUMMARY,
    Prose: Kind.PROSE,
    Url: Kind.URL,
}
_NOT_FOR_PEOPLE: Final = ("file", "language")
_FILLED_IN: Final = ("id", "facets")


def _shape(hint: object, name: str = "") -> Shape:
    if hint in _KINDS:
        return Shape(None if name in _NOT_FOR_PEOPLE else _KINDS[hint])
    if hint is Words:
        kind = Kind.LINE if name.startswith("label") else Kind.PROSE
        return Shape(kind, every=Shape(kind))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = _shape(arguments[0], name)
        return Shape(Kind.PROSE, inner.fields) if hint is LessonItem else inner
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        hints = get_type_hints(hint, include_extras=True)
        fields = {key: _shape(hints[key], key) for key in hint.model_fields}
        return Shape(fields={key: fields[key] for key in fields if key not in _FILLED_IN})
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(every=_shape(arguments[1], name))
    inner_hints = [argument for argument in arguments if argument not in (NoneType, ...)]
    return _shape(inner_hints[0], name) if inner_hints else Shape()


@cache
def case_shape(model: type[Case]) -> Shape:
    """Give the shape of a case in the form that a site uses."""
    return _shape(model)


VOCABULARY_SHAPE: Final = _shape(Vocabulary)
