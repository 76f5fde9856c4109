"""The case: one practice story in its fixed form.

The keys are the file format (English), the words on the page are the catalogues' business. What
a published case must have is not said by the types, because a draft may still miss it: see
``REQUIRED``.
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
"""The version of the file format: a file that is right today stays right until it changes."""

REQUIRED: Final = (
    "title", "summary", "organisation", "themes", "why", "what", "how", "lessons", "reflection",
)  # fmt: skip
"""What a published case may not miss, in the order of the form."""


class Outcome(StrEnum):
    """How it ended, as far as anyone can say."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not-achieved"
    ONGOING = "ongoing"


class Status(StrEnum):
    """Whether the public may see a case."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """Why a story may be told in public."""

    CONSENT = "consent"
    PUBLIC_SOURCE = "public-source"
    ANONYMISED = "anonymised"
    FICTIONAL = "fictional"


class StrictModel(BaseModel):
    """What every part of a case has in common: it never changes, and knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Lesson(StrictModel):
    """Something to take along, with the themes it is about where they differ from the case's."""

    lesson: Prose
    themes: Ids = ()


class FollowUp(StrictModel):
    """What was heard later."""

    date: Date
    text: Prose


class Quote(StrictModel):
    """Somebody's own words."""

    text: Prose
    by: Line = ""


class Contributor(StrictModel):
    """Somebody who is thanked by name, at their own wish."""

    name: Line
    role: Line = ""
    organisation: Line = ""


class Reference(StrictModel):
    """A text on which the case rests."""

    title: Line
    url: Url = ""


class Image(StrictModel):
    """A picture of the case, in its folder under ``media``."""

    file: Line
    alt: Line = ""
    caption: Line = ""
    credit: Line = ""


class Workshop(StrictModel):
    """What a facilitator needs to put the case on a table."""

    minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    group_size: Line = ""
    questions: tuple[Prose, ...] = ()
    notes: Prose = ""


class Permission(StrictModel):
    """On what ground the story is public, and since when."""

    basis: Basis
    date: Day | None = None


class LicenceTerms(StrictModel):
    """Under which terms a case may be used, where they are other than the site's."""

    name: Line
    url: Url = ""


class Withdrawal(StrictModel):
    """When and why a case was taken back."""

    date: Day | None = None
    reason: Line = ""


def _parse_lesson(value: object) -> object:
    """Take a text for a lesson; a text that YAML took apart at a colon is no lesson's fields."""
    if isinstance(value, dict) and not value.keys() & Lesson.model_fields.keys():
        raise PydanticCustomError("not-a-text", "")
    return {"lesson": value} if isinstance(value, str) else value


LessonItem = Annotated[Lesson, BeforeValidator(_parse_lesson)]


class Case(StrictModel):
    """One story. ``facets`` holds its terms by vocabulary, themes and organisations included."""

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
    """The sections that the site asks for besides; see ``form``."""

    @classmethod
    def needed(cls) -> tuple[str, ...]:
        """Name what a published case may not miss, in the order of the form."""
        return (*REQUIRED, *(section.key for section in cls.asked if section.required))

    def terms(self, facet: str) -> tuple[str, ...]:
        """Give the case's terms of one vocabulary."""
        return self.facets.get(facet, ())

    def further(self, *places: str) -> Mapping[str, str]:
        """Give the site's own sections after these places, as Markdown; a list becomes one."""
        values = {one.key: getattr(self, one.key) for one in self.asked if one.place in places}
        return {
            key: value if isinstance(value, str) else "\n".join(map(_item, value))
            for key, value in values.items()
            if value
        }


def _item(text: str) -> str:
    """Write an item of a list, its further paragraphs below it."""
    return "- " + text.replace("\n", "\n  ")
