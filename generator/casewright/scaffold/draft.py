"""The draft: as much of a case as somebody has so far, and what has to be said about it."""

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
    """What goes into a new file.

    ``fields`` holds what is filled in, by key; ``notes`` what the author should look at, by the
    key that it stands above; ``left`` the texts that found no place, or messages with such a text.
    ``digest`` identifies the document that it was made of.
    """

    fields: Mapping[str, Value]
    notes: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    left: tuple[str | Message, ...] = ()
    digest: str = ""


def missing_fields(
    draft: Draft, vocabularies: Mapping[str, Vocabulary], model: type[Case]
) -> tuple[str, ...]:
    """Name what the draft needs before it can be published, in the order of the form."""
    facets = (field_of(facet) for facet, one in vocabularies.items() if one.required)
    needed = dict.fromkeys((*model.needed(), *facets, PERMISSION))
    return tuple(key for key in needed if not draft.fields.get(key))
