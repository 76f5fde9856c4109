"""What does not fit in ``mkdocs.yml``: told with its line, what stands there and what may.

Whoever keeps a knowledge base need not know what a type or a pattern is: ``allowed.<setting>``
says in the catalogue what belongs there. All that is wrong is told at once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import reduce
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.options import Licence, Options, Section

OPTIONS: Final = ("plugins", "casewright")
"""The way to the options of the plugin."""

Steps = Sequence[str | int]
"""The way to a setting: through the keys of mappings and the places in lists."""

_LONGEST: Final = 60
_QUOTES: Final = ("'", '"')
_INSIDE: Final[Mapping[str, type[BaseModel]]] = {
    "": Options,
    "licence": Licence,
    "sections": Section,
}
_ELSEWHERE: Final = {"options": OPTIONS, "custom_dir": ("theme", "custom_dir")}
"""What stands elsewhere in the file than in our own value."""


def misfits(error: ValidationError, config_file: Path) -> WrongUseError:
    """Tell everything that is wrong with the settings."""
    return together(_misfit(one, config_file) for one in error.errors(include_url=False))


def together(found: Iterable[Message]) -> WrongUseError:
    """Tell one or more things at once, each on a line."""
    return WrongUseError(reduce(_both, found))


def misfit(
    kind: str, steps: Steps, config_file: Path, **values: str | int | Message
) -> WrongUseError:
    """Tell one thing that is wrong with a setting: ``kind`` names the sentence."""
    values = {"place": place_of(steps, config_file), "setting": _name(steps), **values}
    return WrongUseError(Message(f"misfit.{kind}", values))


def wrong_value(
    steps: Steps, value: object, config_file: Path, **values: str | int | Message
) -> WrongUseError:
    """Tell what a setting is and what it could be."""
    allowed = Message(f"allowed.{_name(steps)}", values)
    if value is None:
        return misfit("empty", steps, config_file, allowed=allowed)
    return misfit("value", steps, config_file, found=_shown(value), allowed=allowed)


def unknown_name(kind: str, steps: Steps, known: Iterable[str], config_file: Path) -> WrongUseError:
    """Tell that there is no such name, and which is most like it."""
    name = str(steps[-1])
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return misfit(f"{kind}-but", steps, config_file, name=name, nearest=close[0])
    return misfit(kind, steps, config_file, name=name, known=", ".join(names))


def unreadable(config_file: Path, error: Exception) -> WrongUseError:
    """Tell where a file stops being settings, as near as its reader can say."""
    values = {"file": str(config_file)}
    if isinstance(error, UnicodeDecodeError):
        return WrongUseError(Message("fault.config-no-text", values))
    mark = _mark(error) if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return WrongUseError(Message("fault.bad-config", values))
    text = config_file.read_text(encoding="utf-8")
    quote = _open_quote(text, mark.line)
    return _at_line("config-line" if quote is None else "config-quote", quote or mark, config_file)


def swallowed(text: str, config_file: Path) -> WrongUseError | None:
    """Tell of a quotation mark that took in the lines below it, and yet left something readable.

    It ends at the next one in the file, which was meant to open: ``accent: "#0f4c5c"``.
    """
    if not any(line.count(sign) % 2 for line in text.splitlines() for sign in "\"'"):
        return None
    quote = _open_quote(text, None)
    return _at_line("config-quote", quote, config_file) if quote else None


def _at_line(kind: str, mark: yaml.Mark, config_file: Path) -> WrongUseError:
    lines = config_file.read_text(encoding="utf-8").splitlines()
    line = min(mark.line + 1, max(1, len(lines)))
    text = lines[line - 1].strip() if lines else ""
    values: dict[str, str | int] = {"file": str(config_file), "line": line, "text": text}
    return WrongUseError(Message(f"fault.{kind}", values))


def _open_quote(text: str, stuck: int | None) -> yaml.Mark | None:
    """Find the quotation mark that opens a text and is not closed where that text ends.

    It is the one behind which reading got ``stuck`` on that line (from 0), or the first behind
    which something stands at once.
    """
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            first: yaml.Mark = token.start_mark
            last: yaml.Mark = token.end_mark
            if not isinstance(token, yaml.ScalarToken) or first.line == last.line:
                continue
            if token.style in _QUOTES and (last.line == stuck or _goes_on(text, last, stuck)):
                return first
    except yaml.MarkedYAMLError as error:
        scanning = error.context == "while scanning a quoted scalar"
        return error.context_mark if scanning else None
    return None


def _goes_on(text: str, end: yaml.Mark, stuck: int | None) -> bool:
    return stuck is None and text[end.index : end.index + 1].strip() != ""


def _mark(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Choose between where reading stopped and where it began: the end of a file says nothing."""
    stopped, began = error.problem_mark, error.context_mark
    at_end = stopped and stopped.buffer is not None and stopped.buffer[stopped.pointer] == "\0"
    return began if began and (at_end or not stopped) else stopped


def place_of(steps: Steps, config_file: Path) -> Message:
    """Name the file, and the line of a setting or of the nearest thing around it."""
    line = _line_of(steps, config_file)
    values: dict[str, str | int | Message] = {"file": config_file.name, "line": line}
    return Message("misfit.line" if line else "misfit.file", values)


def _misfit(error: ErrorDetails, config_file: Path) -> Message:
    loc = error["loc"]
    elsewhere = _ELSEWHERE.get(str(loc[0]))
    steps = (*elsewhere, *loc[1:]) if elsewhere else loc
    if error["type"] == "extra_forbidden":
        inside = _INSIDE[_name(steps).rpartition(".")[0]]
        return unknown_name("unknown", steps, inside.model_fields, config_file).message
    if error["type"] == "missing":
        allowed = Message(f"allowed.{_name(steps)}")
        return misfit("missing", steps, config_file, allowed=allowed).message
    return wrong_value(steps, error["input"], config_file).message


def _both(one: Message, other: Message) -> Message:
    return Message("misfit.both", {"one": one, "other": other})


def _name(steps: Steps) -> str:
    """Name a setting as the handbook does: without the plugin above it and places in lists."""
    named = [str(step) for step in steps if isinstance(step, str)]
    below = named[len(OPTIONS) :] if tuple(named[: len(OPTIONS)]) == OPTIONS else named
    return below[0] if below[:1] == ["labels"] else ".".join(below or OPTIONS[-1:])


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _line_of(steps: Steps, config_file: Path) -> int:
    """Follow the steps as far as they lead; 0 where not even the first does."""
    try:
        node = yaml.compose(config_file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return 0
    line = 0
    for step in steps:
        entry = _entry(node, step)
        if entry is None:
            return line
        line, node = entry
    return line


def _entry(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    """Find what a step leads to: the line of its key, and what stands there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    if isinstance(node, yaml.SequenceNode) and isinstance(step, str):
        for item in node.value:
            if item.value == step:
                return item.start_mark.line + 1, item
            if isinstance(item, yaml.MappingNode) and (entry := _entry(item, step)):
                return entry
    return None
