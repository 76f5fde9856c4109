"""The guard at the gate of YAML: events are counted before anything is built of them.

YAML can do far more than a case needs, and most of it has been used to hang or crash a reader:
references that multiply, types that run code, brackets without end. What a case may use is
mappings, lists and texts; the rest is named and refused, with its place.
"""

from collections.abc import Iterator

import yaml

from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault

DEEPEST = 20
"""Levels of mappings and lists inside each other."""

MOST_EVENTS = 4_000
"""Parts in one file; a case of 700 words has about a hundred, a term of a vocabulary about ten."""


class GuardError(Exception):
    """Stops the reading of one file; ``fault`` is what the report says."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


def guarded(text: str, first_line: int = 1) -> Iterator[yaml.Event]:
    """Give the events of a text as long as they stay within what a case may use.

    ``first_line`` is the line on which the text begins in its file. Raises ``GuardError`` for
    what is refused and ``yaml.YAMLError`` for what is no YAML.
    """
    depth = 0
    next_event = yaml.CSafeLoader(text).get_event
    for count, event in enumerate(iter(next_event, None)):
        if type(event) is yaml.ScalarEvent and count < MOST_EVENTS and _is_plain(event):
            yield event
            continue
        refused = _feature(event, count)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            refused = refused or ("depth" if depth > DEEPEST else "")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if refused:
            raise GuardError(_fault(event, refused, first_line))
        yield event


def mark_of(mark: "yaml.error.Mark | yaml._yaml.Mark | None", first_line: int) -> Mark:
    """Give the place in a file of a parser's mark; every event of the C parser has one."""
    return Mark(mark.line + first_line, mark.column + 1) if mark else Mark(first_line)


def _feature(event: yaml.Event, count: int) -> str:
    """Name what a case may not use, or give the empty text."""
    if count > MOST_EVENTS:
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
    """Tell of a text, as most parts of a file are, that nothing is the matter with it."""
    return not event.anchor and not event.tag and event.value != "<<"


def _node_feature(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> str:
    if event.anchor:
        return "anchor"
    return "tag" if event.tag else ""


def _document_feature(event: yaml.DocumentStartEvent, count: int) -> str:
    if event.version or event.tags:
        return "directive"
    return "documents" if count > 1 else ""


def _fault(event: yaml.Event, feature: str, first_line: int) -> Fault:
    return Fault("yaml-feature", mark_of(event.start_mark, first_line), {"variant": feature})
