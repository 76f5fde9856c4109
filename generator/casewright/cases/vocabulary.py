"""Controlled vocabularies: the terms by which cases are found, one file for each facet."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from casewright.cases.fields import Line, Prose, is_id

THEMES: Final = "themes"
ORGANISATIONS: Final = "organisations"

_FIELD_OF: Final = {ORGANISATIONS: "organisation"}
"""The keys of a case that differ from the name of the vocabulary (one or more organisations)."""


def field_of(facet: str) -> str:
    """Return the key of a case that holds the terms of a vocabulary."""
    return _FIELD_OF.get(facet, facet)


class StrictModel(BaseModel):
    """The base of all parts of a vocabulary."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalizedText(StrictModel):
    """A text in one language, or in several: ``{nl: …, en: …}``."""

    texts: Mapping[str, Prose]

    def text(self, language: str) -> str:
        """Return the text in a language, else in the first one."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


def _wording(value: object) -> object:
    if isinstance(value, str):
        return {"texts": {"": value}}
    return {"texts": value} if isinstance(value, dict) else value


LocalizedTextField = Annotated[LocalizedText, BeforeValidator(_wording)]


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Term(StrictModel):
    """A term, with its synonyms and the terms it is related to.

    ``before``, ``during`` and ``after`` are advice for people who expect, experience or look back
    on what the term is about.
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
    """The terms of a facet in the order of the file; ``glance`` shows them on top of a case."""

    label: LocalizedTextField
    label_one: LocalizedTextField | None = None
    description: LocalizedTextField | None = None
    required: bool = False
    glance: bool = False
    terms: Mapping[str, Term] = Field(default_factory=dict)

    def name_for(self, count: int, language: str) -> str:
        """Return the singular or plural name of the vocabulary for a number of terms."""
        one = self.label_one if count == 1 else None
        return (one or self.label).text(language)

    def narrower(self, term: str) -> tuple[str, ...]:
        """Return the terms directly below one."""
        return tuple(id_ for id_, other in self.terms.items() if other.broader == term)

    def roots(self) -> tuple[str, ...]:
        """Return the terms without a broader term (or without one that exists)."""
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
        """Iterate over a term and its broader terms up to the root; a cycle ends the iteration."""
        seen: set[str] = set()
        current: str | None = term
        while current is not None and current in self.terms and current not in seen:
            seen.add(current)
            yield current
            current = self.terms[current].broader

    def below(self, term: str) -> tuple[str, ...]:
        """Return a term and all narrower terms."""
        return tuple(id_ for id_ in self.terms if term in self.lineage(id_))
