"""The model of a case.

Keys are part of the file format and in English; labels on pages come from the catalogs. Types do
not express which fields a published case requires, because a draft may lack them: see ``REQUIRED``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from casewright.cases.fields import (
    Date,
    Day,
    Ids,
    Language,
    Line,
    Prose,
    Summary,
    Title,
    Url,
    When,
)
from casewright.config.options import Section

FORMAT: Final = 1
"""The version of the file format: a valid file stays valid in every release of this version."""

REQUIRED: Final = (
    "title", "summary", "organisation", "themes", "why", "what", "how", "lessons", "reflection",
)  # fmt: skip
"""The fields that a published case requires, in the order of the form."""


class Outcome(StrEnum):
    """How the case ended."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not-achieved"
    ONGOING = "ongoing"


class Status(StrEnum):
    """Whether a case is published."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """The basis on which a case may be published."""

    CONSENT = "consent"
    PUBLIC_SOURCE = "public-source"
    ANONYMISED = "anonymised"
    FICTIONAL = "fictional"


class StrictModel(BaseModel):
    """The base of all parts of a case: immutable, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Lesson(StrictModel):
    """A lesson, with its themes if they differ from those of the case."""

    lesson: Prose
    themes: Ids = ()


class FollowUp(StrictModel):
    """What happened later."""

    date: Date
    text: Prose


class Quote(StrictModel):
    """A quotation."""

    text: Prose
    by: Line = ""


class Contributor(StrictModel):
    """A person in the acknowledgements, named at their own request."""

    name: Line
    role: Line = ""
    organisation: Line = ""


class Reference(StrictModel):
    """A source of the case."""

    title: Line
    url: Url = ""


class Image(StrictModel):
    """An image of the case, in its folder below ``media``."""

    file: Line
    alt: Line = ""
    caption: Line = ""
    credit: Line = ""


class Workshop(StrictModel):
    """What a facilitator needs to discuss the case in a group."""

    minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    group_size: Line = ""
    questions: tuple[Prose, ...] = ()
    notes: Prose = ""


class Permission(StrictModel):
    """On what basis the case was published, and since when."""

    basis: Basis
    date: Day | None = None


class LicenceTerms(StrictModel):
    """The licence of a case, if it differs from that of the site."""

    name: Line
    url: Url = ""


class Withdrawal(StrictModel):
    """When and why a case was withdrawn."""

    date: Day | None = None
    reason: Line = ""


def _parse_lesson(value: object) -> object:
    """Accept a text as a lesson, but not one that YAML parsed as a mapping because of a colon."""
    if isinstance(value, dict) and not value.keys() & Lesson.model_fields.keys():
        raise PydanticCustomError("not-a-text", "")
    return {"lesson": value} if isinstance(value, str) else value


LessonItem = Annotated[Lesson, BeforeValidator(_parse_lesson)]


class Case(StrictModel):
    """A case. ``facets`` holds its terms by vocabulary, including themes and organisations."""

    id: str
    title: Title = ""
    summary: Summary = ""
    facets: Mapping[str, Ids] = Field(default_factory=dict)
    period: When | None = None
    outcome: Outcome | None = None
    why: Prose = ""
    what: Prose = ""
    how: Prose = ""
    result: Prose = ""
    lessons: tuple[LessonItem, ...] = ()
    reflection: Prose = ""
    follow_ups: tuple[FollowUp, ...] = ()
    quotes: tuple[Quote, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    sources: tuple[Reference, ...] = ()
    images: tuple[Image, ...] = ()
    related: Ids = ()
    aliases: Ids = ()
    workshop: Workshop | None = None
    permission: Permission | None = None
    licence: LicenceTerms | None = None
    status: Status = Status.PUBLISHED
    withdrawn: Withdrawal | None = None
    language: Language | None = None
    added: Day | None = None
    reviewed: Day | None = None
    owner: Line = ""

    asked: ClassVar[tuple[Section, ...]] = ()
    """The custom sections of the site; see ``custom_sections``."""

    @classmethod
    def needed(cls) -> tuple[str, ...]:
        """Return the fields that a published case requires, in the order of the form."""
        return (*REQUIRED, *(section.key for section in cls.asked if section.required))

    def terms(self, facet: str) -> tuple[str, ...]:
        """Return the terms of one vocabulary."""
        return self.facets.get(facet, ())

    def further(self, *places: str) -> Mapping[str, str]:
        """Return the custom sections after these positions, as Markdown."""
        values = {one.key: getattr(self, one.key) for one in self.asked if one.place in places}
        return {
            key: value if isinstance(value, str) else "\n".join(map(_item, value))
            for key, value in values.items()
            if value
        }


def _item(text: str) -> str:
    """Format an item of a list, with its further paragraphs indented."""
    return "- " + text.replace("\n", "\n  ")
