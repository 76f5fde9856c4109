"""The guard at the gate of YAML: events are counted before anything is built of them.

YAML can do far more than a case needs, and most of it has been used to hang or crash a reader:
references that multiply, types that run code, brackets without end. What a case may use is
mappings, lists and texts; the rest is named and refused, with its place.
"""

from collections.abc import Iterator

import yaml

from casewright.cases.document import Mark
from casewright.cases.fault import Fault

DEEPEST = 20
"""Levels of mappings and lists inside each other."""

MOST_EVENTS = 40_000
"""Parts in one file; a case of 700 words has about a hundred."""


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
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        refused = _feature(event, count)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            refused = refused or ("depth" if depth > DEEPEST else "")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if refused:
            raise GuardError(_fault(event, refused, first_line))
        yield event


def _feature(event: yaml.Event, count: int) -> str:
    """Name what a case may not use, or give the empty text."""
    if count > MOST_EVENTS:
        return "size"
    if isinstance(event, yaml.AliasEvent):
        return "alias"
    if isinstance(event, yaml.DocumentStartEvent):
        return _document_feature(event, count)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return "anchor"
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        return "tag"
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
        return "merge"
    return ""


def _document_feature(event: yaml.DocumentStartEvent, count: int) -> str:
    if event.version or event.tags:
        return "directive"
    return "documents" if count > 1 else ""


def _fault(event: yaml.Event, feature: str, first_line: int) -> Fault:
    start = event.start_mark
    mark = Mark(start.line + first_line, start.column + 1)
    facts: dict[str, str | int] = {"feature": feature, "depth": DEEPEST, "parts": MOST_EVENTS}
    return Fault("yaml-feature", mark, facts)
