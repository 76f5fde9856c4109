"""Diagnostics as plain data, to be kept in a file, and back."""

from typing import Any

from casewright.diagnostics.diagnostic import Correction, Diagnostic, Place, Severity
from casewright.locale.message import Message

Coded = list[Any]
"""Texts, numbers, truth values and lists of them: what JSON can hold."""


def coded(item: Diagnostic) -> Coded:
    """Write a diagnostic as plain data."""
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


def decoded(data: Coded) -> Diagnostic:
    """Make a diagnostic of what ``coded`` wrote."""
    rule, severity, place, message, tip, line_text, related, correction, in_draft = data
    return Diagnostic(
        rule,
        Severity(severity),
        _as_place(place),
        _as_message(message),
        _as_message(tip),
        line_text,
        tuple(map(_as_place, related)),
        correction and Correction(correction[0], tuple(correction[1]), correction[2]),
        in_draft,
    )


def _place(place: Place) -> Coded:
    return [place.path, place.line, place.column, place.data, place.width]


def _as_place(data: Coded) -> Place:
    path, line, column, steps, width = data
    return Place(path, line, column, tuple(steps), width)


def _message(message: Message) -> Coded:
    values = message.values.items()
    plain = {
        name: _message(value) if isinstance(value, Message) else value for name, value in values
    }
    return [message.key, plain]


def _as_message(data: Coded) -> Message:
    key, values = data
    return Message(
        key,
        {
            name: _as_message(value) if isinstance(value, list) else value
            for name, value in values.items()
        },
    )
