"""The controlled vocabularies: the words by which cases are found, one file a facet."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from casewright.cases.fields import Line, Prose, is_id

THEMES: Final = "themes"
ORGANISATIONS: Final = "organisations"

_FIELD_OF: Final = {ORGANISATIONS: "organisation"}
"""The case's key of a vocabulary where the two differ: a case has one organisation or a few."""


def field_of(facet: str) -> str:
    """Name the key of a case that holds terms of a vocabulary."""
    return _FIELD_OF.get(facet, facet)


class StrictModel(BaseModel):
    """What the parts of a vocabulary have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalizedText(StrictModel):
    """A text in one language, or in several: ``{nl: …, en: …}``."""

    texts: Mapping[str, Prose]

    def text(self, language: str) -> str:
        """Give the text in a language, else in the one that stands first."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


def _wording(value: object) -> object:
    if isinstance(value, str):
        return {"texts": {"": value}}
    return {"texts": value} if isinstance(value, dict) else value


LocalizedTextField = Annotated[LocalizedText, BeforeValidator(_wording)]


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Term(StrictModel):
    """One word of a vocabulary, with what leads to it and where it leads.

    ``before``, ``during`` and ``after`` are advice for whoever expects, meets or looks back on
    what the term names.
    """

    label: LocalizedTextField
    description: LocalizedTextField | None = None
    synonyms: Annotated[tuple[Line, ...], BeforeValidator(_several)] = ()
    broader: str | None = None
    related: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    aliases: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    before: LocalizedTextField | None = None
    during: LocalizedTextField | None = None
    after: LocalizedTextField | None = None


class Vocabulary(StrictModel):
    """A facet's terms in the order of the file."""

    label: LocalizedTextField
    label_one: LocalizedTextField | None = None
    description: LocalizedTextField | None = None
    required: bool = False
    terms: Mapping[str, Term] = Field(default_factory=dict)

    def name_for(self, count: int, language: str) -> str:
        """Name what so many terms are: one theme, two themes."""
        one = self.label_one if count == 1 else None
        return (one or self.label).text(language)

    def narrower(self, term: str) -> tuple[str, ...]:
        """Name the terms directly below one."""
        return tuple(id_ for id_, other in self.terms.items() if other.broader == term)

    def roots(self) -> tuple[str, ...]:
        """Name the terms with nothing above them (or nothing that exists)."""
        return tuple(id_ for id_, term in self.terms.items() if term.broader not in self.terms)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The terms by their former ids."""
        found: dict[str, str] = {}
        for id_, term in self.terms.items():
            for alias in term.aliases:
                if is_id(alias) and alias not in self.terms:
                    found.setdefault(alias, id_)
        return found

    def lineage(self, term: str) -> Iterator[str]:
        """Walk from a term up to its root, the term itself first; a circle ends the walk."""
        seen: set[str] = set()
        current: str | None = term
        while current is not None and current in self.terms and current not in seen:
            seen.add(current)
            yield current
            current = self.terms[current].broader

    def below(self, term: str) -> tuple[str, ...]:
        """Name a term and everything under it."""
        return tuple(id_ for id_ in self.terms if term in self.lineage(id_))
