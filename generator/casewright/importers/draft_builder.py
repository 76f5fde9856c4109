"""Build a draft field by field, and collect what its author should look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from casewright.cases.fields import LINE_LIMIT, SECTION_LIMIT
from casewright.i18n.message import Message
from casewright.importers.story import Remainder
from casewright.yaml.writer import Prose, Value, cleaned


def labelled(key: str, field_name: str, **values: str | int) -> Message:
    """Say something about a field by its key and its label."""
    return Message(key, {"field": field_name, "label": Message(f"field.{field_name}"), **values})


@dataclass
class DraftBuilder:
    """The fields so far. ``todo`` is what the author is asked to do; ``left`` goes to the end."""

    fields: dict[str, Value] = field(default_factory=dict)
    notes: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    todo: list[Message] = field(default_factory=list)
    left: list[Remainder] = field(default_factory=list)

    def note(self, key: str, note: Message, todo: Message | None = None) -> None:
        """Say something above a field, and perhaps among what is left to do."""
        self.notes[key] = (*self.notes.get(key, ()), note)
        if todo:
            self.todo.append(todo)

    def found(self, key: str, text: str, todo: str = "note.look") -> None:
        """Keep a text that is no answer above the field it was meant for."""
        told = labelled(todo, key, text=text[:LINE_LIMIT])
        self.note(key, Message("note.found", {"text": text}), told)

    def fit(self, key: str, text: str) -> Prose:
        """Return as many paragraphs of a text as a field may hold; the others go to the end."""
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
        """Give the texts of some fields in one, for who looks for words in them."""
        return "\n".join(_texts(self.fields.get(key, "") for key in keys))


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.values() if isinstance(value, Mapping) else value)
