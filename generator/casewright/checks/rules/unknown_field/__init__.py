"""Fields that do not exist: their content would not be published.

Often this is a typing error, or a word from the page (``aanleiding``) instead of the key
(``why``). If it is clear which field was intended, that field is not reported as missing too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casewright.cases.introspection import is_single_value
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.checks.labels import spellings
from casewright.checks.rule import Context, Finding, Rule, Values, parse_errors_of
from casewright.checks.suggestions import closest_match
from casewright.diagnostics.diagnostic import DataPath, Fix, Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.errors import ParseError
from casewright.yaml.fixes import INDENT
from casewright.yaml.nodes import Mapping, Scalar

ID = "unknown-field"

_KEPT: Final = 256
"""Cache size; two rules look up the words of the same file."""

_BETWEEN_WORDS: Final = re.compile(r"[\s-]+")


def meant(file: File, context: Context) -> frozenset[DataPath]:
    """Return the fields that were intended by unknown keys."""
    pairs = ((fault, _suggestion(fault, file, context)) for fault in parse_errors_of(file, ID))
    return frozenset((*fault.data[:-1], field) for fault, field in pairs if field)


def is_vocabulary(file: File) -> bool:
    """Return whether a file in the cases folder is a vocabulary that was put in the wrong place."""
    keys = {entry.key.value for entry in file.document.root.entries}
    return isinstance(file, CaseFile) and {"label", "terms"} <= keys and "title" not in keys


def _check(file: File, context: Context) -> Iterator[Finding]:
    if is_vocabulary(file):
        return
    for fault in parse_errors_of(file, ID):
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
        edit = _below(fault, file, owner) if tip == "below" else None
        yield Finding(fault.mark, "unknown", values, tip, fault.data, fault.width, correction=edit)


def owners(file: File) -> frozenset[str]:
    """Return the models of which a field is at the top level by mistake."""
    return frozenset(_owner(fault, file) for fault in parse_errors_of(file, ID)) - {""}


def _owner(fault: ParseError, file: File) -> str:
    """Return the model that a top-level field belongs to: the one above it, else the only one."""
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
    return isinstance(file, CaseFile) and is_single_value(file.model, owner)


def _below(fault: ParseError, file: File, owner: str) -> Fix | None:
    """Return the line indented by two spaces, after its owner's key if the case has none yet."""
    key, value = file.document.find(fault.data)
    owning, held = file.document.find((owner,))
    if not key or not isinstance(value, Scalar) or value.start.line != value.end.line:
        return None
    line = f"{INDENT}{file.source.line(key.start.line)}"
    if owning is None:
        return Fix(key.start.line, (f"{owner}:", line), 1)
    between = [
        entry.key.value
        for entry in file.document.root.entries
        if owning.start < entry.key.start < key.start
    ]
    strays = {
        str(one.facts["field"]) for one in parse_errors_of(file, ID) if _owner(one, file) == owner
    }
    is_open = isinstance(held, Mapping) or (isinstance(held, Scalar) and held.empty)
    return Fix(key.start.line, (line,)) if is_open and strays >= {*between} else None


def _suggestion(fault: ParseError, file: File, context: Context) -> str:
    written = str(fault.facts["field"])
    found = _field_for(written, _known(fault, file, context))
    if not found and len(fault.data) == 1 and isinstance(file, CaseFile):
        return closest_match(written.casefold(), _facets_by_label(context))
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
    return closest_match(word.replace("_", " "), spellings("field", known)) or closest_match(
        word, {field: field for field in known}
    )


def _known(fault: ParseError, file: File, context: Context) -> tuple[str, ...]:
    """Return the fields that are allowed at the position of an error, in the order of the form."""
    parent = fault.data[:-1]
    shape = file.shape.at(parent)
    fields = tuple(shape.fields) if shape else ()
    if parent or not isinstance(file, CaseFile):
        return fields
    facets = (THEMES, ORGANISATIONS, *(other.id for other in context.vocabulary_files))
    return tuple(dict.fromkeys((*fields, *map(field_of, facets))))


RULE = Rule(ID, Severity.ERROR, _check)
