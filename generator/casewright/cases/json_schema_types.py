"""Convert the types of the model to JSON Schema.

Editors use YAML's own types: ``period: 2017`` is a number there and a text in our files. So the
schema accepts numbers for texts and texts for numbers. An empty field (``period:``) is valid,
because the loader ignores it.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from casewright.cases.case import LessonItem
from casewright.cases.fields import ID_LENGTH, Date, Day, Ids, Prose, Summary, When
from casewright.i18n.catalog import Catalog

Schema = dict[str, Any]
"""A JSON Schema; there is no more exact type for JSON."""

OPEN: Final = {"$ref": "#/definitions/open"}
GIVEN: Final = {"$ref": "#/definitions/given"}

_MONTH_DAY: Final = (
    r"(?:0[13578]|1[02])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    r"|(?:0[469]|11)(?:-(?:0[1-9]|[12]\d|30))?"
    r"|02(?:-(?:0[1-9]|[12]\d))?"
)
_DATE: Final = rf"(?!0000)\d{{4}}(?:-(?:{_MONTH_DAY}))?"
_YEAR: Final = {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}
_TEXT: Final = ["string", "number", "boolean"]
_NUMBER: Final = r"^\s*\d+\s*$"

DEFINITIONS: Final[Mapping[str, Schema]] = {
    "open": {
        "not": {"type": ["number", "boolean", "array", "object"]},
        "pattern": r"^\s*$",
    },
    "given": {"not": OPEN, "minItems": 1, "minProperties": 1},
    "id": {
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "minLength": ID_LENGTH[0],
        "maxLength": ID_LENGTH[1],
    },
    "date": {**_YEAR, "pattern": rf"^\s*{_DATE}\s*$"},
    "day": {"type": "string", "pattern": rf"^\s*(?=\d{{4}}-\d\d-\d\d){_DATE}\s*$"},
    "period": {**_YEAR, "pattern": rf"^\s*{_DATE}\s*(?:/\s*(?:\.\.|{_DATE})\s*)?$"},
}

_NAMED: Final = {Date: "date", Day: "day", When: "period"}

Describe = Callable[[str], Mapping[str, str]]
"""Return the title and the description of a field, by its dotted path."""


def one_or_more(item: Schema) -> Schema:
    """Describe a list that may be written as a single item."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def field_schema(hint: object, path: str, describe: Describe, catalog: Catalog) -> Schema:
    """Describe a field of a type; the field may be empty."""
    schema = _schema(hint, path, describe, catalog)
    return {**describe(path), "anyOf": [*schema.pop("anyOf", [schema]), OPEN]}


def choice_schema(choices: Mapping[str, str]) -> Schema:
    """Describe a choice; editors show the descriptions of the values."""
    return {"type": "string", "enum": [*choices], "enumDescriptions": [*choices.values()]}


def _schema(hint: object, path: str, describe: Describe, catalog: Catalog) -> Schema:
    if hint in _NAMED:
        return {"$ref": f"#/definitions/{_NAMED[hint]}"}
    if hint is Ids:
        return one_or_more({"$ref": "#/definitions/id"})
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        item = _schema(arguments[0], path, describe, catalog)
        return {"type": "array", "items": {**item, **_needed(arguments[0])}}
    if isinstance(hint, type):
        return _class(hint, path, describe, catalog)
    inner = next(one for one in arguments if one is not NoneType)
    schema = _schema(inner, path, describe, catalog)
    if hint is LessonItem:
        return {"anyOf": [{**_limits(Prose), **_needed(Prose)}, schema]}
    return {**schema, **_limits(hint)} if origin is Annotated else schema


def _class(hint: type, path: str, describe: Describe, catalog: Catalog) -> Schema:
    if issubclass(hint, StrEnum):
        return choice_schema({one: catalog.t(f"choice.{one}") for one in hint})
    if issubclass(hint, BaseModel):
        return _object(hint, path, describe, catalog)
    return {"type": ["integer", "string"], "pattern": _NUMBER} if hint is int else {"type": _TEXT}


def _object(model: type[BaseModel], path: str, describe: Describe, catalog: Catalog) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    properties: Schema = {}
    for key, info in model.model_fields.items():
        place = f"{path}.{key}"
        if info.is_required():
            inner = _schema(hints[key], place, describe, catalog)
            properties[key] = {**describe(place), **inner, **_needed(hints[key])}
        else:
            properties[key] = field_schema(hints[key], place, describe, catalog)
    required = [key for key, info in model.model_fields.items() if info.is_required()]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _needed(hint: object) -> Schema:
    """Require a non-empty text where needed; other types cannot be empty."""
    base = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return {"type": _TEXT, "pattern": r"\S"} if base is str else {}


def _limits(hint: object) -> Schema:
    """Return the limits of a type. The final line break of a block of text does not count."""
    limits: Schema = {}
    for one in get_args(hint)[1:]:
        constraints = one.metadata if isinstance(one, FieldInfo) else [one]
        for limit in constraints:
            if isinstance(limit, StringConstraints) and limit.pattern:
                limits["pattern"] = str(limit.pattern)
            if isinstance(limit, StringConstraints) and limit.max_length:
                limits["maxLength"] = limit.max_length + (hint in (Prose, Summary))
            limits |= {
                name: getattr(limit, short)
                for name, short in (("minimum", "ge"), ("maximum", "le"))
                if getattr(limit, short, None) is not None
            }
    return limits
