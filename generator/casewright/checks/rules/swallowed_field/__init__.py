"""A field that became a line of the story: it is indented under a text that the sign ``|`` opened.

YAML takes everything below such a sign for text, as far as it is indented. ``themes:`` with two
spaces too many stands in the story for every reader to see, and the case has no themes.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.case import REQUIRED
from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import Mapping, Mark, Scalar
from casewright.cases.vocabulary import field_of
from casewright.checks.naming import field_name
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Correction, DataPath, Severity

ID = "swallowed-field"

_KEY: Final = re.compile(r"[ \t]+([a-z_][\w-]*):(?=\s|$)")
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


def meant(file: File, context: Context) -> frozenset[DataPath]:
    """Name the fields that were meant where a text went on."""
    return frozenset(path for path, _ in _swallowed(file, context))


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for path, mark in _swallowed(file, context):
        field = str(path[-1])
        line = file.source.line(mark.line)
        depth = _depth(file, path)
        yield Finding(
            mark,
            "field",
            {"field": field_name(field, context)},
            data=path,
            width=len(field),
            severity=Severity.ERROR if _is_lost(file, path, context) else None,
            correction=Correction(mark.line, (" " * depth + line.lstrip(),)),
        )


def _swallowed(file: File, context: Context) -> Iterator[tuple[DataPath, Mark]]:
    """Walk over the lines of block texts that begin with a field their owner, or the file, has."""
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
    """Tell whether the case misses what it cannot be published without."""
    facets = context.vocabularies.items()
    needed = {field_of(facet) for facet, vocabulary in facets if vocabulary.required}
    return (
        len(path) == 1
        and path[0] in {*REQUIRED, "permission", *needed}
        and file.document.root.get(path[0]) is None
    )


def _depth(file: File, path: DataPath) -> int:
    """Find how deep the fields of a field's owner stand."""
    owner = file.document.find(path[:-1])[1]
    return owner.start.column - 1 if isinstance(owner, Mapping) else 0


RULE = Rule(ID, Severity.WARNING, _examine)
