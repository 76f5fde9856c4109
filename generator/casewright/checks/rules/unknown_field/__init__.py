"""A field that does not exist: what stands in it would appear nowhere.

It is a slip of the pen, or a word from the page (``aanleiding``) in place of the key of the file
(``why``). Where it is clear which field was meant, that field does not count as missing as well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casewright.cases.collection import CaseFile, File
from casewright.cases.reading.fault import Fault
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.checks.naming import nearest, spellings
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.diagnostics.diagnostic import DataPath, Severity

ID = "unknown-field"

_KEPT: Final = 256
"""Words whose meaning is remembered: two rules ask for those of one file."""

_BETWEEN_WORDS: Final = re.compile(r"[\s-]+")


def meant(file: File, context: Context) -> frozenset[DataPath]:
    """Name the fields that were meant where something else was written."""
    pairs = ((fault, _suggestion(fault, file, context)) for fault in faults_of(file, ID))
    return frozenset((*fault.data[:-1], field) for fault, field in pairs if field)


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        suggestion = _suggestion(fault, file, context)
        values: Values = {
            "field": str(fault.facts["field"]),
            "suggestion": suggestion,
            "fields": _known(fault, file, context),
        }
        tip = "did-you-mean" if suggestion else "see-fields"
        yield Finding(fault.mark, "unknown", values, tip, fault.data, fault.width)


def _suggestion(fault: Fault, file: File, context: Context) -> str:
    return _field_for(str(fault.facts["field"]), _known(fault, file, context))


@lru_cache(maxsize=_KEPT)
def _field_for(written: str, known: tuple[str, ...]) -> str:
    word = _BETWEEN_WORDS.sub("_", written.strip().casefold())
    if word in known:
        return word
    return nearest(word.replace("_", " "), spellings("field", known)) or nearest(
        word, {field: field for field in known}
    )


def _known(fault: Fault, file: File, context: Context) -> tuple[str, ...]:
    """List the fields that exist at the place of a fault, in the order of the form."""
    parent = fault.data[:-1]
    shape = file.shape.at(parent)
    fields = tuple(shape.fields) if shape else ()
    if parent or not isinstance(file, CaseFile):
        return fields
    facets = (THEMES, ORGANISATIONS, *(other.id for other in context.collection.vocabulary_files))
    return tuple(dict.fromkeys((*fields, *map(field_of, facets))))


RULE = Rule(ID, Severity.ERROR, _examine)
