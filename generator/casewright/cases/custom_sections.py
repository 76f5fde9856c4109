"""Extend the model of a case with the custom sections of a site.

A custom section is a field like any other: validation, JSON Schema and form are derived from the
model.
"""

from functools import cache
from typing import Any

from pydantic import create_model

from casewright.cases.case import Case
from casewright.cases.fields import Prose
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.config.options import Section
from casewright.exceptions import UsageError
from casewright.i18n.message import Message

_RESERVED_KEYS = frozenset((*Case.model_fields, THEMES, ORGANISATIONS, field_of(ORGANISATIONS)))


@cache
def make_case_model(sections: tuple[Section, ...]) -> type[Case]:
    """Return the model of a case with custom sections; raise ``UsageError`` for a key in use."""
    keys = [section.key for section in sections]
    taken = [key for key in keys if key in _RESERVED_KEYS or keys.count(key) > 1]
    if taken:
        raise UsageError(Message("fault.section-taken", {"section": taken[0]}))
    fields: dict[str, Any] = {
        section.key: (tuple[Prose, ...], ()) if section.kind == "list" else (Prose, "")
        for section in sections
    }
    model = create_model("Case", __base__=Case, **fields)
    model.asked = sections
    return model
