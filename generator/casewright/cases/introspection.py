"""The parts of a file by their place: which model stands there, and which field takes a value.

An author who writes ``permission: anonymised`` gave a value where fields belong; the model of the
part can tell in which field it would be right.
"""

from types import NoneType
from typing import Final, get_args, get_origin

from pydantic import BaseModel, ValidationError

from casewright.cases import case, vocabulary
from casewright.cases.fields import safe_host
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.diagnostics.diagnostic import DataPath


def find_model(model: type[BaseModel], path: DataPath) -> type[BaseModel] | None:
    """Give the model of the part at a path; a list has that of its items, as has a mapping."""
    part: type[BaseModel] | None = model
    for step in path:
        if part and isinstance(step, str) and step in part.model_fields:
            part = _part(part.model_fields[step].annotation)
    return part


def is_single_value(model: type[BaseModel], field: str) -> bool:
    """Tell whether a field holds one part, and not a list of them."""
    info = model.model_fields.get(field)
    hints = [hint for hint in get_args(info and info.annotation) if hint is not NoneType]
    return len(hints) == 1 and isinstance(hints[0], type) and issubclass(hints[0], BaseModel)


def is_list(model: type[BaseModel], field: str) -> bool:
    """Tell whether a field holds a list."""
    info = model.model_fields.get(field)
    return get_origin(info and info.annotation) is tuple


def find_field_for(part: type[BaseModel], text: str) -> str:
    """Name the first field of a part for which a text is right; the empty text for none."""
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
    """Find the model in a hint such as ``tuple[Quote, ...]`` or ``Permission | None``."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next(filter(None, map(_part, get_args(hint))), None)


_MODELS: Final = (*case.StrictModel.__subclasses__(), *vocabulary.StrictModel.__subclasses__())

KNOWN_KEYS: Final = frozenset(
    (THEMES, field_of(ORGANISATIONS), *(key for model in _MODELS for key in model.model_fields))
)
"""Keys of cases and vocabularies, and of the models in them."""
