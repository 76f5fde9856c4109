"""A draft: the fields of a case that are known so far, and notes about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from casewright.cases.case import Case
from casewright.cases.vocabulary import Vocabulary, field_of
from casewright.i18n.message import Message
from casewright.yaml.writer import Value

PERMISSION: Final = "permission"


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a new file.

    ``fields`` holds the known fields by key; ``notes`` are messages for the author, by the key
    above which they are shown; ``left`` are texts that fit no field, or messages with such a text.
    ``digest`` identifies the imported document.
    """

    fields: Mapping[str, Value]
    notes: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    left: tuple[str | Message, ...] = ()
    digest: str = ""


def missing_fields(
    draft: Draft, vocabularies: Mapping[str, Vocabulary], model: type[Case]
) -> tuple[str, ...]:
    """Return the fields that the draft lacks for publication, in the order of the form."""
    facets = (field_of(facet) for facet, one in vocabularies.items() if one.required)
    needed = dict.fromkeys((*model.needed(), *facets, PERMISSION))
    return tuple(key for key in needed if not draft.fields.get(key))
