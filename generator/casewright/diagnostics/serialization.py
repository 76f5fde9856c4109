"""Convert diagnostics to JSON-compatible data and back."""

from typing import Any

from casewright.diagnostics.diagnostic import Diagnostic, Fix, Location, Severity
from casewright.i18n.message import Message

Encoded = list[Any]
"""Strings, numbers, booleans and lists of them."""


def encode(item: Diagnostic) -> Encoded:
    """Convert a diagnostic to JSON-compatible data."""
    correction = item.correction
    return [
        item.rule,
        item.severity,
        _place(item.place),
        _message(item.message),
        _message(item.tip),
        item.line_text,
        list(map(_place, item.related)),
        correction and [correction.line, correction.lines, correction.replaces],
        item.in_draft,
    ]


def decode(data: Encoded) -> Diagnostic:
    """Convert the result of ``encode`` to a diagnostic."""
    rule, severity, place, message, tip, line_text, related, correction, in_draft = data
    return Diagnostic(
        rule,
        Severity(severity),
        _as_place(place),
        _as_message(message),
        _as_message(tip),
        line_text,
        tuple(map(_as_place, related)),
        correction and Fix(correction[0], tuple(correction[1]), correction[2]),
        in_draft,
    )


def _place(place: Location) -> Encoded:
    return [place.path, place.line, place.column, place.data, place.width]


def _as_place(data: Encoded) -> Location:
    path, line, column, steps, width = data
    return Location(path, line, column, tuple(steps), width)


def _message(message: Message) -> Encoded:
    values = message.values.items()
    plain = {
        name: _message(value) if isinstance(value, Message) else value for name, value in values
    }
    return [message.key, plain]


def _as_message(data: Encoded) -> Message:
    key, values = data
    return Message(
        key,
        {
            name: _as_message(value) if isinstance(value, list) else value
            for name, value in values.items()
        },
    )
