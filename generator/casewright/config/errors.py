"""Report configuration errors with line, actual value and allowed values.

Maintainers may not know what a type or a pattern is: the catalog describes the allowed values in
``allowed.<setting>``. All errors are reported at once.
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

from casewright.config.options import KnowledgeBase, Licence, Options, Section
from casewright.exceptions import UsageError
from casewright.i18n.message import Message

OPTIONS_PATH: Final = ("plugins", "casewright")
"""The path to the options of the plugin."""

SettingPath = Sequence[str | int]
"""The path to a setting: keys of mappings and indexes of lists."""

_MAX_VALUE_CHARS: Final = 60
_QUOTES: Final = ("'", '"')
_INSIDE: Final[Mapping[str, type[BaseModel]]] = {
    "": Options,
    "licence": Licence,
    "sections": Section,
    "federation": KnowledgeBase,
}
_ELSEWHERE: Final = {"options": OPTIONS_PATH, "custom_dir": ("theme", "custom_dir")}
"""Settings whose path in the file differs from the one in the model."""


def config_errors(error: ValidationError, config_file: Path) -> UsageError:
    """Return the exception for all validation errors of the settings."""
    return join_errors(_config_error(one, config_file) for one in error.errors(include_url=False))


def join_errors(found: Iterable[Message]) -> UsageError:
    """Join one or more messages, each on a line."""
    return UsageError(reduce(_join, found))


def config_error(
    kind: str, steps: SettingPath, config_file: Path, **values: str | int | Message
) -> UsageError:
    """Return the exception for one setting; ``kind`` selects the message."""
    values = {"place": locate_setting(steps, config_file), "setting": _name(steps), **values}
    return UsageError(Message(f"misfit.{kind}", values))


def wrong_value(
    steps: SettingPath, value: object, config_file: Path, **values: str | int | Message
) -> UsageError:
    """Return the exception for an invalid value, with the allowed ones."""
    allowed = Message(f"allowed.{_name(steps)}", values)
    if value is None:
        return config_error("empty", steps, config_file, allowed=allowed)
    return config_error("value", steps, config_file, found=_shorten(value), allowed=allowed)


def unknown_name(
    kind: str, steps: SettingPath, known: Iterable[str], config_file: Path
) -> UsageError:
    """Return the exception for an unknown name, with the most similar one."""
    name = str(steps[-1])
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return config_error(f"{kind}-but", steps, config_file, name=name, nearest=close[0])
    return config_error(kind, steps, config_file, name=name, known=", ".join(names))


def syntax_error(config_file: Path, error: Exception) -> UsageError:
    """Return the exception for invalid YAML, with the position that the parser reports."""
    values = {"file": str(config_file)}
    if isinstance(error, UnicodeDecodeError):
        return UsageError(Message("fault.config-no-text", values))
    mark = _mark(error) if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return UsageError(Message("fault.bad-config", values))
    text = config_file.read_text(encoding="utf-8")
    quote = _open_quote(text, mark.line)
    return _at_line("config-line" if quote is None else "config-quote", quote or mark, config_file)


def find_swallowed_lines(text: str, config_file: Path) -> UsageError | None:
    """Report a quote left open that took in the lines below it, and is still valid YAML.

    Such a quote ends at the next one in the file, as in ``accent: "#0f4c5c"``.
    """
    if not any(line.count(sign) % 2 for line in text.splitlines() for sign in "\"'"):
        return None
    quote = _open_quote(text, None)
    return _at_line("config-quote", quote, config_file) if quote else None


def _at_line(kind: str, mark: yaml.Mark, config_file: Path) -> UsageError:
    lines = config_file.read_text(encoding="utf-8").splitlines()
    line = min(mark.line + 1, max(1, len(lines)))
    text = lines[line - 1].strip() if lines else ""
    values: dict[str, str | int] = {"file": str(config_file), "line": line, "text": text}
    return UsageError(Message(f"fault.{kind}", values))


def _open_quote(text: str, failure: int | None) -> yaml.Mark | None:
    """Find the quote that opens a text and is not closed where that text ends.

    Return the one before the position where the parser failed (``failure``, from 0), or the first
    one that has text directly after its closing quote.
    """
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            first: yaml.Mark = token.start_mark
            last: yaml.Mark = token.end_mark
            if not isinstance(token, yaml.ScalarToken) or first.line == last.line:
                continue
            if token.style in _QUOTES and (last.line == failure or _goes_on(text, last, failure)):
                return first
    except yaml.MarkedYAMLError as error:
        scanning = error.context == "while scanning a quoted scalar"
        return error.context_mark if scanning else None
    return None


def _goes_on(text: str, end: yaml.Mark, failure: int | None) -> bool:
    return failure is None and text[end.index : end.index + 1].strip() != ""


def _mark(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where the parser failed or where it says the problem began, whichever is useful."""
    stopped, began = error.problem_mark, error.context_mark
    at_end = stopped and stopped.buffer is not None and stopped.buffer[stopped.pointer] == "\0"
    return began if began and (at_end or not stopped) else stopped


def locate_setting(steps: SettingPath, config_file: Path) -> Message:
    """Return the file, with the line of a setting or of its nearest parent."""
    line = _line_of(steps, config_file)
    values: dict[str, str | int | Message] = {"file": config_file.name, "line": line}
    return Message("misfit.line" if line else "misfit.file", values)


def _config_error(error: ErrorDetails, config_file: Path) -> Message:
    loc = error["loc"]
    elsewhere = _ELSEWHERE.get(str(loc[0]))
    steps = (*elsewhere, *loc[1:]) if elsewhere else loc
    if error["type"] == "extra_forbidden":
        inside = _INSIDE[_name(steps).rpartition(".")[0]]
        return unknown_name("unknown", steps, inside.model_fields, config_file).message
    if error["type"] == "missing":
        allowed = Message(f"allowed.{_name(steps)}")
        return config_error("missing", steps, config_file, allowed=allowed).message
    return wrong_value(steps, error["input"], config_file).message


def _join(one: Message, other: Message) -> Message:
    return Message("misfit.both", {"one": one, "other": other})


def _name(steps: SettingPath) -> str:
    """Return the name of a setting as in the handbook: without the plugin and list indexes."""
    named = [str(step) for step in steps if isinstance(step, str)]
    below = (
        named[len(OPTIONS_PATH) :] if tuple(named[: len(OPTIONS_PATH)]) == OPTIONS_PATH else named
    )
    return below[0] if below[:1] == ["labels"] else ".".join(below or OPTIONS_PATH[-1:])


def _shorten(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _MAX_VALUE_CHARS else f"{text[:_MAX_VALUE_CHARS]} …"


def _line_of(steps: SettingPath, config_file: Path) -> int:
    """Return the line of the deepest part of a path that exists; 0 if there is none."""
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
    """Return the line and the node that a step of a path leads to."""
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
