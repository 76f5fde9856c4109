"""Importing: a story becomes a draft, and its author hears what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from casewright.cases.vocabulary import Vocabulary
from casewright.importers.mapping import place
from casewright.importers.reader import Story
from casewright.importers.sections import sections_of
from casewright.locale.message import Message
from casewright.options import Section
from casewright.scaffold.draft import Draft
from casewright.yaml.writer import Value


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft of somebody's story; ``todo`` says what to look at, ``pictures`` what was left."""

    draft: Draft
    todo: tuple[Message, ...]
    pictures: int


def import_story(
    story: Story,
    vocabularies: Mapping[str, Vocabulary],
    more: Mapping[str, Value],
    asked: tuple[Section, ...] = (),
) -> Imported:
    """Make a draft of a story.

    ``more`` are the fields that do not come out of the text, ``asked`` the site's own sections.
    """
    filling = place(sections_of(story.blocks, asked, vocabularies), vocabularies)
    left = (*filling.left, *story.aside)
    encoding = [Message(f"note.{story.encoding}")] if story.encoding else []
    todo = (*encoding, *filling.todo, *([Message("note.left")] if left else []))
    draft = Draft({**filling.fields, **more}, filling.notes, left)
    return Imported(draft, todo, story.pictures)
