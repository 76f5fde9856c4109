"""From a file's tree to a case or a vocabulary, with everything that does not fit named.

The models find all errors at once; here each gets its place in the file and the rule that will
explain it.
"""

from collections.abc import Collection, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casewright.cases.case import REQUIRED, Case, Status
from casewright.cases.document import Document, Mark, Scalar, to_plain
from casewright.cases.fault import Fault
from casewright.cases.vocabulary import Vocabulary, field_of
from casewright.diagnostics.diagnostic import DataPath

_Model = TypeVar("_Model", bound=BaseModel)

_RULE_OF: Final = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "string_too_long": "too-long",
    "invalid-date": "invalid-date",
}
"""Which rule explains which of the model's errors; all others are of a wrong type."""

_EXPECTED: Final = {
    "string_type": "text",
    "tuple_type": "list",
    "dict_type": "fields",
    "mapping_type": "fields",
    "model_type": "fields",
    "model_attributes_type": "fields",
    "int_parsing": "number",
    "int_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "bool_parsing": "yes-or-no",
    "bool_type": "yes-or-no",
    "enum": "choice",
}


def parse_case(
    document: Document, case_id: str, facets: Collection[str]
) -> tuple[Case | None, tuple[Fault, ...]]:
    """Make a case of a tree, or say why it is none.

    ``facets`` names the vocabularies: their keys are the fields that hold terms.
    """
    given = to_plain(document.root)
    data = {str(key): value for key, value in _mapping(given).items() if value is not None}
    data_paths = {facet: field_of(facet) for facet in facets if field_of(facet) in data}
    terms = {facet: data.pop(key) for facet, key in data_paths.items()}
    case, faults = _validate(Case, {**data, "id": case_id, "facets": terms}, document, data_paths)
    return case, (*faults, *_taken(document), *_missing(document))


def parse_vocabulary(document: Document) -> tuple[Vocabulary | None, tuple[Fault, ...]]:
    """Make a vocabulary of a tree, or say why it is none."""
    data = _mapping(to_plain(document.root))
    terms = data.get("terms")
    if isinstance(terms, dict):
        data = {**data, "terms": {key: _mapping(term) or term for key, term in terms.items()}}
    return _validate(Vocabulary, _without_open(data), document, {})


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _without_open(data: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if value is not None}


def _taken(document: Document) -> tuple[Fault, ...]:
    """Refuse the keys that the model fills in by itself."""
    entries = [entry for key in ("id", "facets") if (entry := document.root.get(key))]
    return tuple(
        Fault("unknown-field", entry.key.start, {"field": key}, (key,), len(key))
        for entry in entries
        for key in (entry.key.value,)
    )


def _missing(document: Document) -> tuple[Fault, ...]:
    """List what a published case needs and this one lacks; a withdrawn one needs nothing."""
    status = document.find(("status",))[1]
    if isinstance(status, Scalar) and status.value == Status.WITHDRAWN:
        return ()
    return tuple(
        _missing_fault(document, key)
        for key in REQUIRED
        if key not in document.broken and _is_open(document, key)
    )


def _is_open(document: Document, key: str) -> bool:
    value = document.find((key,))[1]
    if isinstance(value, Scalar):
        return not value.value.strip() or value.empty
    return value is None or to_plain(value) in ([], {})


def _missing_fault(document: Document, key: str) -> Fault:
    entry = document.root.get(key)
    facts = {"variant": "empty" if entry else "absent", "field": key}
    if entry:
        return Fault("missing-field", entry.key.start, facts, (key,), len(key))
    return Fault("missing-field", document.first, facts, (key,))


def _validate(
    model: type[_Model],
    data: Mapping[str, object],
    document: Document,
    renamed: Mapping[str, str],
) -> tuple[_Model | None, tuple[Fault, ...]]:
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(_fault(detail, document, renamed) for detail in details)


def _fault(error: ErrorDetails, document: Document, renamed: Mapping[str, str]) -> Fault:
    path = _data_path(error["loc"], document, renamed)
    kind = error["type"]
    if kind == "string_type" and error["input"] is None:
        kind = "missing"
    rule = _RULE_OF.get(kind, "wrong-type")
    mark, width = _place(document, path, on_key=rule == "unknown-field")
    facts = _facts(rule, error, path)
    return Fault(rule, mark, facts, path, width)


def _data_path(
    location: tuple[str | int, ...], document: Document, renamed: Mapping[str, str]
) -> DataPath:
    """Turn the model's location into the file's: without what the model added on the way."""
    if location[:1] == ("facets",) and len(location) > 1:
        location = (renamed[str(location[1])], *location[2:])
    path: DataPath = ()
    for step in location:
        if document.find((*path, step))[1] is not None:
            path = (*path, step)
    leaf = location[-1]
    if path[-1:] == (leaf,) or isinstance(document.find(path)[1], Scalar):
        return path
    return (*path, leaf)


def _place(document: Document, path: DataPath, *, on_key: bool) -> tuple[Mark, int]:
    """Find where to point: at the value, at its key, or at what should have held it."""
    while path:
        key, value = document.find(path)
        if key and (on_key or not isinstance(value, Scalar) or value.style in ("|", ">")):
            return key.start, len(key.value)
        if isinstance(value, Scalar):
            one_line = value.start.line == value.end.line
            return value.start, max(1, value.end.column - value.start.column) if one_line else 1
        if value is not None:
            return value.start, 1
        path, on_key = path[:-1], False
    return document.first, 1


def _facts(rule: str, error: ErrorDetails, path: DataPath) -> dict[str, str | int]:
    context = error.get("ctx", {})
    found = error["input"]
    facts: dict[str, str | int] = {"field": str(path[-1]) if path else ""}
    if rule == "too-long":
        length = len(str(found).strip())
        return {**facts, "limit": context["max_length"], "length": length}
    if rule == "invalid-date":
        return {**facts, "variant": context["variant"], "found": str(found)}
    if rule == "missing-field":
        return {**facts, "variant": "empty" if found is None else "absent"}
    if rule == "wrong-type":
        expected = _EXPECTED.get(error["type"], "other")
        return {**facts, "expected": expected, "found": _kind(found), "value": str(found)}
    return facts


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "fields"
    return "text" if value is not None else "nothing"
