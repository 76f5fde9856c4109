"""Build a draft field by field, and collect notes for its author."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from casewright.cases.fields import LINE_LIMIT, SECTION_LIMIT
from casewright.i18n.message import Message
from casewright.importers.story import Remainder
from casewright.yaml.writer import Prose, Value, cleaned


def labelled(key: str, field_name: str, **values: str | int) -> Message:
    """Return a message about a field, with its key and label."""
    return Message(key, {"field": field_name, "label": Message(f"field.{field_name}"), **values})


@dataclass
class DraftBuilder:
    """The fields so far. ``todo`` are tasks for the author; ``left`` is added at the end."""

    fields: dict[str, Value] = field(default_factory=dict)
    notes: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    todo: list[Message] = field(default_factory=list)
    left: list[Remainder] = field(default_factory=list)

    def note(self, key: str, note: Message, todo: Message | None = None) -> None:
        """Add a note above a field, and optionally to the tasks."""
        self.notes[key] = (*self.notes.get(key, ()), note)
        if todo:
            self.todo.append(todo)

    def found(self, key: str, text: str, todo: str = "note.look") -> None:
        """Keep a text that is not a valid value above the field for which it was meant."""
        line = labelled(todo, key, text=text[:LINE_LIMIT])
        self.note(key, Message("note.found", {"text": text}), line)

    def fit(self, key: str, text: str) -> Prose:
        """Return as many paragraphs as fit in a field; the others are added at the end."""
        text = cleaned(text)
        if len(text) <= SECTION_LIMIT:
            return Prose(text)
        cut = max(text.rfind("\n\n", 0, SECTION_LIMIT), 0) or text.rfind(" ", 0, SECTION_LIMIT)
        cut = cut if cut > 0 else SECTION_LIMIT
        long = labelled("note.too-long", key, length=len(text), limit=SECTION_LIMIT)
        self.note(key, long, long)
        self.left.append(text[cut:].strip())
        return Prose(text[:cut].rstrip())

    def prose(self, keys: Iterable[str]) -> str:
        """Return the texts of some fields as one text, to search it for words."""
        return "\n".join(_texts(self.fields.get(key, "") for key in keys))


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.values() if isinstance(value, Mapping) else value)
