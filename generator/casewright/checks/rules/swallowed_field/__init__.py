"""Fields that became part of a text because they are indented below a block indicator (``|``).

With two spaces too many, ``themes:`` is a line of the text, and the case has no themes.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.case import REQUIRED
from casewright.cases.vocabulary import field_of
from casewright.checks.labels import format_field_name
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import DataPath, Fix, Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Mapping, Mark, Scalar

ID = "swallowed-field"

_KEY: Final = re.compile(r"[ \t]+([a-z_][\w-]*):(?=\s|$)")
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


def meant(file: File, context: Context) -> frozenset[DataPath]:
    """Return the fields that were intended in the lines of block texts."""
    return frozenset(path for path, _ in _swallowed(file, context))


def _check(file: File, context: Context) -> Iterator[Finding]:
    for path, mark in _swallowed(file, context):
        field = str(path[-1])
        line = file.source.line(mark.line)
        depth = _depth(file, path)
        yield Finding(
            mark,
            "field",
            {"field": format_field_name(field, context)},
            data=path,
            width=len(field),
            severity=Severity.ERROR if _is_lost(file, path, context) else None,
            correction=Fix(mark.line, (" " * depth + line.lstrip(),)),
        )


def _swallowed(file: File, context: Context) -> Iterator[tuple[DataPath, Mark]]:
    """Iterate over lines of block texts that begin with a key of their owner or of the file."""
    for text in file.texts:
        scalar = text.scalar
        if scalar.style in ("|", ">") and ":" in scalar.value and not _FENCE.search(scalar.value):
            yield from _in_text(file, context, text.path, scalar)


def _in_text(
    file: File, context: Context, path: DataPath, scalar: Scalar
) -> Iterator[tuple[DataPath, Mark]]:
    owners = {field: owner for owner in ((), path[:-1]) for field in _fields(file, context, owner)}
    for number in range(scalar.start.line + 1, scalar.end.line + 1):
        match = _KEY.match(file.source.line(number))
        if match and match[1] in owners and Mark(number, match.start(1) + 1) < scalar.end:
            yield (*owners[match[1]], match[1]), Mark(number, match.start(1) + 1)


def _fields(file: File, context: Context, owner: DataPath) -> tuple[str, ...]:
    shape = file.shape.at(owner)
    fields = tuple(shape.fields) if shape else ()
    if owner or not isinstance(file, CaseFile):
        return fields
    return (*fields, *(field_of(facet) for facet in context.vocabularies))


def _is_lost(file: File, path: DataPath, context: Context) -> bool:
    """Return whether the case lacks a required field."""
    facets = context.vocabularies.items()
    needed = {field_of(facet) for facet, vocabulary in facets if vocabulary.required}
    return (
        len(path) == 1
        and path[0] in {*REQUIRED, "permission", *needed}
        and file.document.root.get(path[0]) is None
    )


def _depth(file: File, path: DataPath) -> int:
    """Return the indentation of the fields next to a field."""
    owner = file.document.find(path[:-1])[1]
    return owner.start.column - 1 if isinstance(owner, Mapping) else 0


RULE = Rule(ID, Severity.WARNING, _check)
