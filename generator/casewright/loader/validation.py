"""Validate a file's tree against the models, and locate every error.

The models report all errors at once; this module adds the position in the file and the rule that
explains the error.
"""

from collections.abc import Collection, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casewright.cases.case import Case, Status
from casewright.cases.vocabulary import LocalizedText, Term, Vocabulary, field_of
from casewright.diagnostics.diagnostic import DataPath
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Document, Mark, Node, Scalar, to_plain

MAX_ERRORS: Final = 200
"""Maximum number of errors per file; authors do not read half of them."""

_Model = TypeVar("_Model", bound=BaseModel)

_RULE_BY_ERROR_TYPE: Final = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "string_too_long": "too-long",
    "invalid-date": "invalid-date",
}
"""The rule for each type of model error; all others are ``wrong-type``."""

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
    "not-a-date": "date",
    "not-a-text": "text",
    "string_pattern_mismatch": "language",
}


def case_data(document: Document, case_id: str, facets: Collection[str]) -> dict[str, object]:
    """Return the data of a case as plain JSON: the fields of its file, its id, its terms."""
    data = _mapping(_without_open(to_plain(document.root)))
    keys = ((facet, field_of(facet)) for facet in sorted(facets))
    terms = {facet: data.pop(key) for facet, key in keys if key in data}
    return {**data, "id": case_id, "facets": terms}


def parse_case(
    document: Document, data: Mapping[str, object], model: type[Case] = Case
) -> tuple[Case | None, tuple[ParseError, ...]]:
    """Make a case from the result of ``case_data``, or return its errors."""
    fields = {facet: field_of(facet) for facet in _mapping(data["facets"])}
    case, parse_errors = _validate(model, data, document, fields)
    return case, (*parse_errors, *_taken(document), *_missing(document, model.needed()))


def parse_vocabulary(document: Document) -> tuple[Vocabulary | None, tuple[ParseError, ...]]:
    """Make a vocabulary from a tree, or return its errors."""
    data = _mapping(to_plain(document.root))
    terms = data.get("terms")
    if isinstance(terms, dict):
        data["terms"] = {key: {} if term is None else term for key, term in terms.items()}
    return _validate(Vocabulary, _mapping(_without_open(data)), document, {})


def parse_terms(document: Document) -> Vocabulary | None:
    """Return the terms of a vocabulary with errors, as far as they can be read."""
    terms = _mapping(_mapping(to_plain(document.root)).get("terms"))
    return (
        Vocabulary(
            label=LocalizedText(texts={}),
            terms={id_: _term(id_, _mapping(_without_open(term))) for id_, term in terms.items()},
        )
        if terms
        else None
    )


def _term(id_: str, data: Mapping[str, object]) -> Term:
    """Return a term with only its valid fields."""
    try:
        return Term.model_validate({"label": id_, **data})
    except ValidationError as error:
        wrong = {detail["loc"][0] for detail in error.errors(include_url=False)}
        right = {key: value for key, value in data.items() if key not in wrong}
        return Term.model_validate({"label": id_, **right})


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _without_open(value: object) -> object:
    """Drop the fields that the author left empty; an empty item of a list is an error."""
    if isinstance(value, dict):
        return {key: _without_open(item) for key, item in value.items() if item is not None}
    return [_without_open(item) for item in value] if isinstance(value, list) else value


def _taken(document: Document) -> tuple[ParseError, ...]:
    """Reject the keys that the model sets itself."""
    entries = [entry for key in ("id", "facets") if (entry := document.root.get(key))]
    return tuple(
        ParseError("unknown-field", entry.key.start, {"field": key}, (key,), len(key))
        for entry in entries
        for key in (entry.key.value,)
    )


def _missing(document: Document, needed: tuple[str, ...]) -> tuple[ParseError, ...]:
    """Return the required fields that a published case lacks; a withdrawn case needs none."""
    status = document.find(("status",))[1]
    if isinstance(status, Scalar) and status.value == Status.WITHDRAWN:
        return ()
    return tuple(
        _missing_fault(document, key)
        for key in needed
        if key not in document.broken and _is_open(document, key)
    )


def _is_open(document: Document, key: str) -> bool:
    value = document.find((key,))[1]
    if isinstance(value, Scalar):
        return value.empty
    return value is None or to_plain(value) in ([], {})


def _missing_fault(document: Document, key: str) -> ParseError:
    entry = document.root.get(key)
    facts = {"variant": "empty" if entry else "absent", "field": key}
    if entry:
        return ParseError("missing-field", entry.key.start, facts, (key,), len(key))
    return ParseError("missing-field", document.first, facts, (key,))


def _validate(
    model: type[_Model],
    data: Mapping[str, object],
    document: Document,
    renamed: Mapping[str, str],
) -> tuple[_Model | None, tuple[ParseError, ...]]:
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_ERRORS]
        return None, tuple(_fault(detail, document, renamed) for detail in details)


def _fault(error: ErrorDetails, document: Document, renamed: Mapping[str, str]) -> ParseError:
    path = _data_path(error["loc"], document, renamed)
    kind = "missing" if error["input"] is None else error["type"]
    rule = _RULE_BY_ERROR_TYPE.get(kind, "wrong-type")
    mark, width = _place(document, path, on_key=rule in ("unknown-field", "missing-field"))
    return ParseError(rule, mark, _facts(rule, error, path, document), path, width)


def _data_path(
    location: tuple[str | int, ...], document: Document, renamed: Mapping[str, str]
) -> DataPath:
    """Convert a location in the model to a path in the file."""
    if location[:1] == ("facets",) and len(location) > 1:
        location = (renamed[str(location[1])], *location[2:])
    path: DataPath = ()
    for step in location:
        if document.find((*path, step))[1] is not None:
            path = (*path, step)
    leaf = location[-1]
    value = document.find(path)[1]
    if path[-1:] == (leaf,) or (isinstance(value, Scalar) and not value.empty):
        return path
    return (*path, leaf)


def _place(document: Document, path: DataPath, *, on_key: bool) -> tuple[Mark, int]:
    """Return the position to report: the value, its key, or the parent that should contain it."""
    while path:
        key, value = document.find(path)
        if key and (on_key or _is_block(key, value)):
            return key.start, key.width
        if isinstance(value, Scalar):
            bare = not value.style and not value.value
            return (_before(value.start) if bare else value.start), value.width
        if value is not None:
            return value.start, 1
        path, on_key = path[:-1], False
    return document.first, 1


def _is_block(key: Scalar, value: Node | None) -> bool:
    """Return whether the key should be reported: the value is below it, or missing."""
    if isinstance(value, Scalar):
        return value.empty or value.style in ("|", ">")
    return value is None or value.start.line > key.start.line


def _before(mark: Mark) -> Mark:
    """Return the position of the dash of an empty item."""
    return Mark(mark.line, max(1, mark.column - 1))


def _facts(
    rule: str, error: ErrorDetails, path: DataPath, document: Document
) -> dict[str, str | int]:
    context = error.get("ctx", {})
    found = error["input"]
    facts: dict[str, str | int] = {"field": _field(path)}
    if rule == "too-long":
        length = len(str(found).strip())
        return {**facts, "limit": context["max_length"], "length": length}
    if rule == "invalid-date":
        return {**facts, "variant": context["variant"], "found": str(found)}
    if rule == "missing-field":
        given = document.find(path)[1] is not None
        return {**facts, "variant": _openness(path) if given else "absent"}
    if rule == "wrong-type":
        expected = _EXPECTED.get(error["type"], "text")
        return {**facts, "expected": expected, "found": _kind(found), "value": str(found)}
    return facts


def _field(path: DataPath) -> str:
    """Return the field at a path, or the field that holds the list at the path."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _openness(path: DataPath) -> str:
    return "empty-item" if path and isinstance(path[-1], int) else "empty"


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "fields"
    return "text"
