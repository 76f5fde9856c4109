"""Filling in: a draft while it is being made, and everything that its author should look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from casewright.cases.fields import LINE_LIMIT, SECTION_LIMIT
from casewright.locale.message import Message
from casewright.yaml.writer import Value, cleaned


def labelled(key: str, field_name: str, **values: str | int) -> Message:
    """Say something about a field by its key and its label."""
    return Message(key, {"field": field_name, "label": Message(f"field.{field_name}"), **values})


@dataclass
class Filling:
    """The fields so far. ``todo`` is what the author hears when it is done."""

    fields: dict[str, Value] = field(default_factory=dict)
    notes: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    todo: list[Message] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def note(self, key: str, note: Message, todo: Message | None = None) -> None:
        """Say something above a field, and perhaps among what is left to do."""
        self.notes[key] = (*self.notes.get(key, ()), note)
        if todo:
            self.todo.append(todo)

    def found(self, key: str, text: str, todo: str = "note.look") -> None:
        """Keep a text that is no answer above the field it was meant for."""
        told = labelled(todo, key, text=text[:LINE_LIMIT])
        self.note(key, Message("note.found", {"text": text}), told)

    def measure(self, key: str, text: str) -> None:
        """Tell of a text that is longer than a part of a story may be."""
        if (length := len(cleaned(text))) > SECTION_LIMIT:
            long = labelled("note.too-long", key, length=length, limit=SECTION_LIMIT)
            self.note(key, long, long)

    def prose(self, keys: Iterable[str]) -> str:
        """Give the texts of some fields in one, for who looks for words in them."""
        return "\n".join(_texts(self.fields.get(key, "") for key in keys))


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.values() if isinstance(value, Mapping) else value)
