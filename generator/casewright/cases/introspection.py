"""Look up the model at a path of a file, and the field that accepts a value.

An author who writes ``permission: anonymised`` used a value where fields are expected; the model
can tell in which field the value would be valid.
"""

from types import NoneType
from typing import Final, get_args, get_origin

from pydantic import BaseModel, ValidationError

from casewright.cases import case, vocabulary
from casewright.cases.fields import safe_host
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.diagnostics.diagnostic import DataPath


def find_model(model: type[BaseModel], path: DataPath) -> type[BaseModel] | None:
    """Return the model at a path; a list or mapping has the model of its items."""
    part: type[BaseModel] | None = model
    for step in path:
        if part and isinstance(step, str) and step in part.model_fields:
            part = _part(part.model_fields[step].annotation)
    return part


def is_single_value(model: type[BaseModel], field: str) -> bool:
    """Return whether a field holds one part, and not a list of them."""
    info = model.model_fields.get(field)
    hints = [hint for hint in get_args(info and info.annotation) if hint is not NoneType]
    return len(hints) == 1 and isinstance(hints[0], type) and issubclass(hints[0], BaseModel)


def is_list(model: type[BaseModel], field: str) -> bool:
    """Return whether a field holds a list."""
    info = model.model_fields.get(field)
    return get_origin(info and info.annotation) is tuple


def find_field_for(part: type[BaseModel], text: str) -> str:
    """Return the first field of a part that accepts a text; the empty text if none does."""
    names = list(part.model_fields)
    if safe_host(text) and "url" in names:
        return "url"
    return next((name for name in names if _takes(part, name, text)), "")


def _takes(part: type[BaseModel], name: str, text: str) -> bool:
    try:
        part.model_validate({name: text})
    except ValidationError as error:
        return all(detail["loc"][:1] != (name,) for detail in error.errors(include_url=False))
    return True


def _part(hint: object) -> type[BaseModel] | None:
    """Return the model in a type such as ``tuple[Quote, ...]`` or ``Permission | None``."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next(filter(None, map(_part, get_args(hint))), None)


_MODELS: Final = (*case.StrictModel.__subclasses__(), *vocabulary.StrictModel.__subclasses__())

KNOWN_KEYS: Final = frozenset(
    (THEMES, field_of(ORGANISATIONS), *(key for model in _MODELS for key in model.model_fields))
)
"""The keys of cases and vocabularies, and of the models in them."""
