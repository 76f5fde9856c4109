"""Convert a story to a draft and a list of tasks for its author."""

from collections.abc import Mapping
from dataclasses import dataclass

from casewright.cases.vocabulary import Vocabulary
from casewright.config.options import Section
from casewright.i18n.message import Message
from casewright.importers.blocks import plain
from casewright.importers.headings import PRIVATE
from casewright.importers.mapping import place
from casewright.importers.sections import Sections, sections_of
from casewright.importers.story import Entry, Story
from casewright.scaffold.draft import Draft
from casewright.yaml.writer import Value


@dataclass(frozen=True, slots=True)
class ImportedStory:
    """The draft of a story.

    ``todo`` are the messages for its author; ``columns`` gives the part that each label of an
    entry went to.
    """

    draft: Draft
    todo: tuple[Message, ...]
    pictures: int
    columns: Mapping[str, str]


def import_story(
    story: Story,
    vocabularies: Mapping[str, Vocabulary],
    more: Mapping[str, Value],
    asked: tuple[Section, ...] = (),
) -> ImportedStory:
    """Return the draft of a story.

    ``more`` are fields from other sources than the text; ``asked`` the custom sections of the site.
    """
    sections = sections_of(story.blocks, asked, vocabularies, story.entries)
    builder = place(sections, vocabularies)
    unplaced = (_unplaced(entry) for entry in sections.unplaced)
    left = (*builder.left, *unplaced, *story.aside)
    todo = (
        *_private(sections),
        *story.remarks,
        *builder.todo,
        *([Message("note.left")] if left else []),
    )
    draft = Draft({**builder.fields, **more}, builder.notes, left, story.digest)
    return ImportedStory(draft, todo, story.pictures, sections.columns)


def _unplaced(entry: Entry) -> str:
    lines = (("- " if block.level else "") + plain(block.text) for block in entry.blocks)
    text = "\n".join(lines) if len(entry.blocks) > 1 else plain(entry.blocks[0].text)
    return f"{entry.label}: {text}" if entry.label else text


def _private(sections: Sections) -> tuple[Message, ...]:
    labels = ", ".join(label for label, part in sections.columns.items() if part == PRIVATE)
    return (Message("note.private", {"labels": labels}),) if labels else ()
