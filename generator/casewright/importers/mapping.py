"""Map the sections of a text to the fields of a draft.

Text that is too long for a field or has an unknown heading is added to the section in which it was
found; values that do not fit are shown above their field or at the end of the draft.
"""

import re
from collections.abc import Mapping
from typing import Final

from casewright.cases.fields import LINE_LIMIT, SUMMARY_LIMIT
from casewright.cases.vocabulary import Vocabulary, field_of
from casewright.i18n.message import Message
from casewright.importers.blocks import Block, Kind, markdown_of, one_line, plain, wrapped
from casewright.importers.bylines import is_byline
from casewright.importers.draft_builder import DraftBuilder, labelled
from casewright.importers.extractors import (
    lessons_of,
    licence_of,
    lines_of,
    quote_of,
    source_of,
    title_like,
    uncounted,
)
from casewright.importers.headings import FACTS, KEPT, LISTS, STORY, THANKS
from casewright.importers.metadata import fill_answers
from casewright.importers.sections import LEAD, Sections
from casewright.importers.written_dates import first_date
from casewright.yaml.writer import Bare, Prose

_WHOLE: Final = "how"
"""The section of a text without known headings."""

_BEFORE_ALL: Final = "why"
"""The section of the text before the first known heading."""

_BOXES: Final = re.compile("[☐☑☒□■✓✗]")


def place(sections: Sections, vocabularies: Mapping[str, Vocabulary]) -> DraftBuilder:
    """Fill a draft from the sections of a text."""
    builder = DraftBuilder()
    lead_part = _BEFORE_ALL if _known(sections) else _WHOLE
    lead = _fill_title(sections, builder)
    _place_lead(_without_bylines(lead, builder), sections, builder)
    _fill_summary(sections, builder)
    _place_undated(sections, builder)
    _fill_story(sections, builder)
    _fill_lists(sections, builder)
    _fill_asked(sections, builder)
    fill_answers(sections, vocabularies, builder)
    _keep(sections, vocabularies, builder)
    for heading, part in sections.unknown:
        target = lead_part if part == LEAD else part
        if target in _parts(sections):
            builder.todo.append(labelled("note.unknown-heading", target, heading=heading))
    return builder


def _parts(sections: Sections) -> tuple[str, ...]:
    """Return the sections that contain more than a line."""
    return (*STORY, *LISTS, *(section.key for section in sections.asked))


def _known(sections: Sections) -> bool:
    return any(sections.of(part) for part in _parts(sections))


def _fill_title(sections: Sections, builder: DraftBuilder) -> list[Block]:
    """Fill in the title, from its label or the first line; return the rest of the introduction."""
    lead = list(sections.of(LEAD))
    lines = lines_of(sections.of("title"))
    title = title_like(Block(Kind.HEADING, lines[0])) if lines else ""
    for line in lines[1:] if title else lines:
        builder.found("title", line)
    if not title and lead and (_known(sections) or len(lead) > 1):
        title = title_like(lead[0])
        if title and lead.pop(0).kind is Kind.TEXT:
            builder.note("title", Message("note.title-guess"))
    elif lead and lead[0].kind is Kind.HEADING and plain(lead[0].text) == title:
        lead.pop(0)
    if title:
        builder.fields["title"] = title
    return lead


def _without_bylines(lead: list[Block], builder: DraftBuilder) -> list[Block]:
    """Show bylines above the contributors, and remove them from the text."""
    lines = [block for block in lead[:2] if block.kind is Kind.TEXT and is_byline(block.text)]
    for block in lines:
        builder.found("contributors", plain(block.text), "note.byline")
    return [block for block in lead if not any(block is line for line in lines)]


def _place_lead(lead: list[Block], sections: Sections, builder: DraftBuilder) -> None:
    """Use the text above the first heading as the summary, if it is short enough."""
    if not lead:
        return
    if not _known(sections):
        sections.parts[_WHOLE] = lead
        builder.note(_WHOLE, Message("note.here-whole"), labelled("note.no-headings", _WHOLE))
    elif all(block.kind is Kind.TEXT for block in lead) and not sections.of("summary"):
        sections.parts["summary"] = lead
        builder.note("summary", Message("note.lead"), Message("note.lead"))
    else:
        _put_first(lead, sections)


def _put_first(blocks: list[Block], sections: Sections) -> None:
    sections.parts[_BEFORE_ALL] = [*blocks, *sections.of(_BEFORE_ALL)]


def _fill_summary(sections: Sections, builder: DraftBuilder) -> None:
    blocks = sections.of("summary")
    text = " ".join(lines_of(blocks))
    if not text:
        return
    if len(text) <= SUMMARY_LIMIT:
        builder.fields["summary"] = Prose(one_line(text))
        return
    values = {"heading": Message("field.summary"), "label": Message(f"field.{_BEFORE_ALL}")}
    moved = Message("note.moved", {"field": _BEFORE_ALL, **values})
    builder.note("summary", moved, moved)
    _put_first(list(blocks), sections)


def _place_undated(sections: Sections, builder: DraftBuilder) -> None:
    """Add a follow-up without a date to the result, because the field requires a date."""
    blocks = sections.of("follow_ups")
    if not blocks or first_date(plain(markdown_of(blocks))):
        return
    heading = Block(Kind.HEADING, sections.heads.get("follow_ups", ""))
    sections.parts["result"] = [*sections.of("result"), heading, *blocks]
    sections.parts["follow_ups"] = []
    note = labelled("note.follow-up-undated", "result")
    builder.note("result", note, note)


def _fill_story(sections: Sections, builder: DraftBuilder) -> None:
    for part in STORY:
        text = wrapped(markdown_of(sections.of(part)))
        if text:
            builder.fields[part] = builder.fit(part, text)


def _fill_lists(sections: Sections, builder: DraftBuilder) -> None:
    texts = filter(None, lessons_of(sections.of("lessons")))
    lessons = [builder.fit("lessons", wrapped(text)) for text in uncounted(texts)]
    for lesson in lessons:
        if lesson.endswith(":"):
            lead = Message("note.lesson-lead", {"text": plain(lesson)})
            builder.note("lessons", lead, lead)
    if lessons:
        builder.fields["lessons"] = lessons
    if text := wrapped(markdown_of(sections.of("follow_ups"))):
        date = Bare(first_date(plain(text)))
        builder.fields["follow_ups"] = [{"date": date, "text": builder.fit("follow_ups", text)}]
        builder.note("follow_ups", Message("note.date-guess"))
    if quotes := [quote_of(text) for text in lessons_of(sections.of("quotes")) if text]:
        builder.fields["quotes"] = quotes
        builder.note("quotes", Message("note.quotes"), Message("note.quotes"))
    questions = uncounted(filter(None, lessons_of(sections.of("workshop"))))
    if questions:
        fitting = [builder.fit("workshop", wrapped(text)) for text in questions]
        builder.fields["workshop"] = {"questions": fitting}
    sources = [(line, source_of(line)) for line in lines_of(sections.of("sources"))]
    if listed := [source for _, source in sources if source]:
        builder.fields["sources"] = listed
    builder.left += [line for line, source in sources if not source]
    _fill_licence(sections, builder)


def _fill_asked(sections: Sections, builder: DraftBuilder) -> None:
    """Fill in the custom sections of the site: running text, or a list of texts."""
    for section in sections.asked:
        blocks = sections.of(section.key)
        if not blocks:
            continue
        if section.kind == "list":
            texts = [wrapped(text) for text in lessons_of(blocks) if text]
            builder.fields[section.key] = [builder.fit(section.key, text) for text in texts]
        else:
            text = wrapped(markdown_of(blocks))
            builder.fields[section.key] = builder.fit(section.key, text)


def _keep(
    sections: Sections, vocabularies: Mapping[str, Vocabulary], builder: DraftBuilder
) -> None:
    """Show the text above a field that only the author can fill in."""
    for key in KEPT:
        field_name = "contributors" if key == THANKS else key
        for line in lines_of(sections.of(key)):
            boxes = key == "permission" and _BOXES.search(line)
            builder.found(field_name, line, "note.boxes" if boxes else "note.look")
    for key in (field_of(facet) for facet in vocabularies if field_of(facet) not in FACTS):
        for line in lines_of(sections.of(key)):
            todo = Message("note.look-terms", {"field": key, "text": line[:LINE_LIMIT]})
            builder.note(key, Message("note.found", {"text": line}), todo)


def _fill_licence(sections: Sections, builder: DraftBuilder) -> None:
    """Use a licence that fits on a line; a longer one is added at the end of the draft."""
    for number, line in enumerate(lines_of(sections.of("licence"))):
        licence = None if number else licence_of(line)
        if licence:
            builder.fields["licence"] = licence
        else:
            builder.left.append(line)
