"""Convert a story to a draft and a list of tasks for its author."""

from collections.abc import Mapping
from dataclasses import dataclass

from casewright.cases.vocabulary import Vocabulary
from casewright.config.options import Section
from casewright.i18n.message import Message
from casewright.importers.blocks import plain
from casewright.importers.headings import PARTS, PRIVATE, THANKS, is_label
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
        *_replaced(sections, asked),
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


def _replaced(sections: Sections, asked: tuple[Section, ...]) -> tuple[Message, ...]:
    """Name the headings that are not kept in the text, and the fields that they became."""
    own = {section.key: section.label for section in asked}
    listed: Message | str = ""
    for heading, part in reversed(dict.fromkeys(sections.replaced)):
        name = "contributors" if part == THANKS else part
        if part not in (*own, *PARTS) or (part not in own and is_label(heading, name)):
            continue
        label = own.get(part) or Message(f"field.{name}")
        values = {"heading": heading, "label": label, "field": name}
        pair = Message("note.heading", values)
        listed = Message("note.headings-and", {"first": pair, "rest": listed}) if listed else pair
    return (Message("note.headings", {"list": listed}),) if listed else ()


def _private(sections: Sections) -> tuple[Message, ...]:
    labels = ", ".join(label for label, part in sections.columns.items() if part == PRIVATE)
    return (Message("note.private", {"labels": labels}),) if labels else ()
