"""Reject unsupported YAML features and enforce size limits before any node is built.

A case needs mappings, lists and scalars only. Aliases, tags and deep nesting have been used to
hang or crash YAML readers, so they are reported with their position.
"""

from collections.abc import Iterator

import yaml

from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

MAX_DEPTH = 20
"""Levels of nested mappings and lists."""

MAX_EVENTS = 4_000
"""Events in a file; a case of 700 words has about 100, a vocabulary term about 10."""


class LimitError(Exception):
    """An unsupported feature or an exceeded limit; ``fault`` is what is reported."""

    def __init__(self, fault: ParseError) -> None:
        super().__init__(fault.rule)
        self.fault = fault


def iter_checked_events(text: str, first_line: int = 1) -> Iterator[yaml.Event]:
    """Iterate over the events of a text while they stay within the limits.

    ``first_line`` is the line of the file on which the text begins. Raise ``LimitError`` for an
    unsupported feature and ``yaml.YAMLError`` for invalid syntax.
    """
    depth = 0
    next_event = yaml.CSafeLoader(text).get_event
    for count, event in enumerate(iter(next_event, None)):
        if type(event) is yaml.ScalarEvent and count < MAX_EVENTS and _is_plain(event):
            yield event
            continue
        refused = _feature(event, count)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            refused = refused or ("depth" if depth > MAX_DEPTH else "")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if refused:
            raise LimitError(_fault(event, refused, first_line))
        yield event


def to_mark(mark: "yaml.error.Mark | yaml._yaml.Mark | None", first_line: int) -> Mark:
    """Convert a mark of the parser to a position in the file."""
    return Mark(mark.line + first_line, mark.column + 1) if mark else Mark(first_line)


def _feature(event: yaml.Event, count: int) -> str:
    """Return the name of an unsupported feature, or the empty text."""
    if count > MAX_EVENTS:
        return "size"
    if isinstance(event, yaml.ScalarEvent):
        merges = event.value == "<<" and not event.style
        return "merge" if merges else _node_feature(event)
    if isinstance(event, yaml.CollectionStartEvent):
        return _node_feature(event)
    if isinstance(event, yaml.DocumentStartEvent):
        return _document_feature(event, count)
    return "alias" if isinstance(event, yaml.AliasEvent) else ""


def _is_plain(event: yaml.ScalarEvent) -> bool:
    """Return whether an event is a plain scalar without anchor or tag."""
    return not event.anchor and not event.tag and event.value != "<<"


def _node_feature(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> str:
    if event.anchor:
        return "anchor"
    return "tag" if event.tag else ""


def _document_feature(event: yaml.DocumentStartEvent, count: int) -> str:
    if event.version or event.tags:
        return "directive"
    return "documents" if count > 1 else ""


def _fault(event: yaml.Event, feature: str, first_line: int) -> ParseError:
    return ParseError("yaml-feature", to_mark(event.start_mark, first_line), {"variant": feature})
