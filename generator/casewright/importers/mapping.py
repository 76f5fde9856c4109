"""Placing: from the sections of a text to a draft.

Nothing is thrown away. What fits goes to its field; what is too long for one, or under a heading
that nobody knows, goes to the part of the story where it stood; and what is no answer to any
question stays above the field it was meant for.
"""

from collections.abc import Mapping
from typing import Final

from casewright.cases.fields import LINE_LIMIT, SUMMARY_LIMIT
from casewright.cases.vocabulary import Vocabulary, field_of
from casewright.importers.blocks import Block, Kind, markdown_of, plain, wrapped
from casewright.importers.draft_builder import Filling, labelled
from casewright.importers.extractors import (
    date_in,
    lessons_of,
    licence_of,
    lines_of,
    source_of,
    title_like,
    uncounted,
)
from casewright.importers.headings import FACTS, KEPT, LISTS, STORY
from casewright.importers.metadata import fill_answers
from casewright.importers.sections import LEAD, Sections
from casewright.locale.message import Message
from casewright.yaml.writer import Bare, Prose

_WHOLE: Final = "how"
"""Where a text without any known heading goes: what was done, step by step."""

_BEFORE_ALL: Final = "why"
"""Where goes what stands before the first known heading."""


def place(sections: Sections, vocabularies: Mapping[str, Vocabulary]) -> Filling:
    """Place everything that stands in a text."""
    filling = Filling()
    lead = _fill_title(sections, filling)
    _place_lead(lead, sections, filling)
    _fill_summary(sections, filling)
    _fill_story(sections, filling)
    _fill_lists(sections, filling)
    _fill_asked(sections, filling)
    fill_answers(sections, vocabularies, filling)
    _keep(sections, vocabularies, filling)
    for heading, part in sections.unknown:
        if part in _parts(sections):
            filling.todo.append(labelled("note.unknown-heading", part, heading=heading))
    return filling


def _parts(sections: Sections) -> tuple[str, ...]:
    """Name the parts of a story that hold more than a line."""
    return (*STORY, *LISTS, *(section.key for section in sections.asked))


def _known(sections: Sections) -> bool:
    return any(sections.of(part) for part in _parts(sections))


def _fill_title(sections: Sections, filling: Filling) -> list[Block]:
    """Find the title, where it is told or as the first line; gives what is left of the lead."""
    lead = list(sections.of(LEAD))
    told = lines_of(sections.of("title"))
    title = title_like(Block(Kind.HEADING, told[0])) if told else ""
    for line in told[1:] if title else told:
        filling.found("title", line)
    if not title and lead and (_known(sections) or len(lead) > 1):
        title = title_like(lead[0])
        if title and lead.pop(0).kind is Kind.TEXT:
            filling.note("title", Message("note.title-guess"))
    elif lead and lead[0].kind is Kind.HEADING and plain(lead[0].text) == title:
        lead.pop(0)
    if title:
        filling.fields["title"] = title
    return lead


def _place_lead(lead: list[Block], sections: Sections, filling: Filling) -> None:
    """Take what stands above the first heading for the summary, where it is short enough."""
    if not lead:
        return
    if not _known(sections):
        sections.parts[_WHOLE] = lead
        filling.note(_WHOLE, Message("note.here-whole"), labelled("note.no-headings", _WHOLE))
    elif all(block.kind is Kind.TEXT for block in lead) and not sections.of("summary"):
        sections.parts["summary"] = lead
        filling.note("summary", Message("note.lead"), Message("note.lead"))
    else:
        _put_first(lead, sections)


def _put_first(blocks: list[Block], sections: Sections) -> None:
    sections.parts[_BEFORE_ALL] = [*blocks, *sections.of(_BEFORE_ALL)]


def _fill_summary(sections: Sections, filling: Filling) -> None:
    blocks = sections.of("summary")
    text = " ".join(lines_of(blocks))
    if not text:
        return
    if len(text) <= SUMMARY_LIMIT:
        filling.fields["summary"] = Prose(text)
        return
    values = {"heading": Message("field.summary"), "label": Message(f"field.{_BEFORE_ALL}")}
    moved = Message("note.moved", {"field": _BEFORE_ALL, **values})
    filling.note("summary", moved, moved)
    _put_first(list(blocks), sections)


def _fill_story(sections: Sections, filling: Filling) -> None:
    for part in STORY:
        text = wrapped(markdown_of(sections.of(part)))
        if text:
            filling.fields[part] = Prose(text)
            filling.measure(part, text)


def _fill_lists(sections: Sections, filling: Filling) -> None:
    told = filter(None, lessons_of(sections.of("lessons")))
    lessons = [Prose(wrapped(text)) for text in uncounted(told)]
    for lesson in lessons:
        filling.measure("lessons", lesson)
        if lesson.endswith(":"):
            lead = Message("note.lesson-lead", {"text": plain(lesson)})
            filling.note("lessons", lead, lead)
    if lessons:
        filling.fields["lessons"] = lessons
    if text := wrapped(markdown_of(sections.of("follow_ups"))):
        date = date_in(plain(text))
        filling.fields["follow_ups"] = [{"date": Bare(date), "text": Prose(text)}]
        note = Message("note.date-guess" if date else "note.date-open")
        filling.note("follow_ups", note, None if date else Message("note.date-todo"))
        filling.measure("follow_ups", text)
    sources = [(line, source_of(line)) for line in lines_of(sections.of("sources"))]
    if listed := [source for _, source in sources if source]:
        filling.fields["sources"] = listed
    filling.left += [line for line, source in sources if not source]
    _fill_licence(sections, filling)


def _fill_asked(sections: Sections, filling: Filling) -> None:
    """Fill in the site's own sections: running text, or a list of texts."""
    for section in sections.asked:
        blocks = sections.of(section.key)
        if not blocks:
            continue
        if section.kind == "list":
            items = [Prose(wrapped(text)) for text in lessons_of(blocks) if text]
            filling.fields[section.key] = items
        else:
            items = [Prose(wrapped(markdown_of(blocks)))]
            filling.fields[section.key] = items[0]
        for item in items:
            filling.measure(section.key, item)


def _keep(sections: Sections, vocabularies: Mapping[str, Vocabulary], filling: Filling) -> None:
    """Keep above its field what a text says behind a word of the form that it cannot fill in."""
    for key in KEPT:
        for line in lines_of(sections.of(key)):
            filling.found(key, line)
    for key in (field_of(facet) for facet in vocabularies if field_of(facet) not in FACTS):
        for line in lines_of(sections.of(key)):
            todo = Message("note.look-terms", {"field": key, "text": line[:LINE_LIMIT]})
            filling.note(key, Message("note.found", {"text": line}), todo)


def _fill_licence(sections: Sections, filling: Filling) -> None:
    """Take a licence that fits on a line; what is longer is kept beside the story."""
    for number, line in enumerate(lines_of(sections.of("licence"))):
        licence = None if number else licence_of(line)
        if licence:
            filling.fields["licence"] = licence
        else:
            filling.left.append(line)
