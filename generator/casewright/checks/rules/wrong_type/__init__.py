"""A field that holds another kind of thing than it should: a text for a list, a word for a choice.

Nobody has to know what YAML calls these kinds; the report says what was expected and shows how it
is written.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.case import Basis, Outcome, Status
from casewright.cases.collection import File
from casewright.cases.reading.document import Mapping
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.known import KNOWN_KEYS
from casewright.cases.reading.mending import Mend, announce_value, quote_value
from casewright.checks.naming import field_name, nearest, spellings
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.diagnostics.diagnostic import Correction, Severity
from casewright.locale.message import Message

ID = "wrong-type"

_CHOICES: Final = {
    "outcome": tuple(Outcome),
    "status": tuple(Status),
    "basis": tuple(Basis),
}


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        if not fault.data:
            found = Message(f"kind.{fault.facts['found']}")
            yield Finding(fault.mark, "root", {"found": found})
        elif fault.facts["expected"] == "choice":
            yield _choice(fault, context)
        elif mend := _split_at_colon(fault, file):
            yield _colon(fault, mend, context)
        else:
            yield _finding(fault, context)


def _finding(fault: Fault, context: Context) -> Finding:
    expected = str(fault.facts["expected"])
    values: Values = {
        "field": field_name(str(fault.facts["field"]), context),
        "name": str(fault.facts["field"]),
        "expected": Message(f"kind.{expected}"),
        "found": Message(f"kind.{fault.facts['found']}"),
        "value": str(fault.facts["value"]),
    }
    variant = "kind" if fault.facts["found"] != "text" else "value"
    return Finding(fault.mark, variant, values, expected, fault.data, fault.width)


def _colon(fault: Fault, mend: Mend, context: Context) -> Finding:
    field = field_name(str(fault.facts["field"]), context)
    return Finding(
        fault.mark,
        "colon",
        {"field": field, "sign": mend.block},
        "block" if mend.block else "colon",
        fault.data,
        fault.width,
        correction=Correction(mend.first + 1, mend.lines),
    )


def _choice(fault: Fault, context: Context) -> Finding:
    field, value = str(fault.facts["field"]), str(fault.facts["value"])
    choices = _CHOICES[field]
    suggestion = nearest(value, spellings("choice", choices))
    values: Values = {
        "field": field_name(field, context),
        "value": value,
        "choices": choices,
        "suggestion": suggestion,
    }
    tip = "did-you-mean" if suggestion else "choice"
    return Finding(fault.mark, "choice", values, tip, fault.data, fault.width)


def _split_at_colon(fault: Fault, file: File) -> Mend | None:
    """Recognise a text that YAML took for a field, because there is a colon in it."""
    node = file.document.find(fault.data)[1]
    if fault.facts["expected"] != "text" or not isinstance(node, Mapping):
        return None
    if any(entry.key.value in KNOWN_KEYS for entry in node.entries):
        return None
    lines, first = file.source.lines, node.start.line - 1
    if lines[first][node.start.column - 1] == "{":
        return None
    key = file.document.find(fault.data)[0]
    return announce_value(lines, key.start.line - 1) if key else quote_value(lines, first)


RULE = Rule(ID, Severity.ERROR, _examine)
