"""A field that does not exist: what stands in it would appear nowhere.

It is a slip of the pen, or a word from the page (``aanleiding``) in place of the key of the file
(``why``). Where it is clear which field was meant, that field does not count as missing as well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casewright.cases.files import CaseFile, File
from casewright.cases.parts import is_single
from casewright.cases.reading.document import Mapping, Scalar
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.mending import STEP
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.checks.naming import spellings
from casewright.checks.nearest import nearest
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.diagnostics.diagnostic import Correction, DataPath, Severity

ID = "unknown-field"

_KEPT: Final = 256
"""Words whose meaning is remembered: two rules ask for those of one file."""

_BETWEEN_WORDS: Final = re.compile(r"[\s-]+")


def meant(file: File, context: Context) -> frozenset[DataPath]:
    """Name the fields that were meant where something else was written."""
    pairs = ((fault, _suggestion(fault, file, context)) for fault in faults_of(file, ID))
    return frozenset((*fault.data[:-1], field) for fault, field in pairs if field)


def is_vocabulary(file: File) -> bool:
    """Return whether a file in the cases folder is a vocabulary that was put in the wrong place."""
    keys = {entry.key.value for entry in file.document.root.entries}
    return isinstance(file, CaseFile) and {"label", "terms"} <= keys and "title" not in keys


def _examine(file: File, context: Context) -> Iterator[Finding]:
    if is_vocabulary(file):
        return
    for fault in faults_of(file, ID):
        owner = _owner(fault, file)
        suggestion = "" if owner else _suggestion(fault, file, context)
        values: Values = {
            "field": str(fault.facts["field"]),
            "suggestion": suggestion,
            "owner": owner,
            "fields": _known(fault, file, context),
        }
        tip = "did-you-mean" if suggestion else "see-fields"
        if owner:
            tip = "below" if _is_single(file, owner) else "in-item"
        mend = _below(fault, file, owner) if tip == "below" else None
        yield Finding(fault.mark, "unknown", values, tip, fault.data, fault.width, correction=mend)


def owners(file: File) -> frozenset[str]:
    """Name the parts of which a field stands at the margin, as if it were one of the case's."""
    return frozenset(_owner(fault, file) for fault in faults_of(file, ID)) - {""}


def _owner(fault: Fault, file: File) -> str:
    """Name the part that a field at the margin belongs to: one above it, else the only one."""
    field = str(fault.facts["field"])
    if len(fault.data) > 1 or not isinstance(file, CaseFile):
        return ""
    owning = [name for name, shape in file.shape.fields.items() if field in shape.fields]
    above = [
        entry.key.value
        for entry in file.document.root.entries
        if entry.key.value in owning and entry.key.start < fault.mark
    ]
    if above:
        return above[-1]
    return owning[0] if len(owning) == 1 else ""


def _is_single(file: File, owner: str) -> bool:
    return isinstance(file, CaseFile) and is_single(file.model, owner)


def _below(fault: Fault, file: File, owner: str) -> Correction | None:
    """Show the line two spaces further, and the owner above it where the case has none yet."""
    key, value = file.document.find(fault.data)
    owning, held = file.document.find((owner,))
    if not key or not isinstance(value, Scalar) or value.start.line != value.end.line:
        return None
    line = f"{STEP}{file.source.line(key.start.line)}"
    if owning is None:
        return Correction(key.start.line, (f"{owner}:", line), 1)
    between = [
        entry.key.value
        for entry in file.document.root.entries
        if owning.start < entry.key.start < key.start
    ]
    strays = {str(one.facts["field"]) for one in faults_of(file, ID) if _owner(one, file) == owner}
    is_open = isinstance(held, Mapping) or (isinstance(held, Scalar) and held.empty)
    return Correction(key.start.line, (line,)) if is_open and strays >= {*between} else None


def _suggestion(fault: Fault, file: File, context: Context) -> str:
    written = str(fault.facts["field"])
    found = _field_for(written, _known(fault, file, context))
    if not found and len(fault.data) == 1 and isinstance(file, CaseFile):
        return nearest(written.casefold(), _facets_by_label(context))
    return found


def _facets_by_label(context: Context) -> dict[str, str]:
    """Map what the site calls its vocabularies to the fields that hold their terms."""
    return {
        word.casefold(): field_of(facet)
        for facet, vocabulary in context.vocabularies.items()
        for wording in (vocabulary.label, vocabulary.label_one)
        if wording
        for word in wording.texts.values()
    }


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
    facets = (THEMES, ORGANISATIONS, *(other.id for other in context.vocabulary_files))
    return tuple(dict.fromkeys((*fields, *map(field_of, facets))))


RULE = Rule(ID, Severity.ERROR, _examine)
