"""A field that holds another kind of thing than it should: a text for a list, a word for a choice.

Nobody has to know what YAML calls these kinds; the report says what was expected and shows how it
is written.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.case import Basis, Outcome, Status
from casewright.cases.fields import address_of
from casewright.cases.files import CaseFile, File
from casewright.cases.parts import field_taking, part_at
from casewright.cases.reading.document import Mapping, Scalar
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.known import KNOWN_KEYS
from casewright.cases.reading.lines import next_key
from casewright.cases.reading.mending import STEP, Mend, announce_value, as_items, quote_value
from casewright.cases.reading.typed_lists import typed_items, yaml_items
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.naming import field_name, spellings
from casewright.checks.nearest import nearest
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.checks.rules.wrong_type.terms import TERMS, are_terms, as_terms
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
        elif are_terms(fault, file):
            yield _terms(fault, file, context)
        elif mend := _split_at_colon(fault, file):
            yield _colon(fault, mend, context)
        else:
            yield _finding(fault, file, context)


def _finding(fault: Fault, file: File, context: Context) -> Finding:
    expected = str(fault.facts["expected"])
    fields = file.shape.at(fault.data)
    inner = _inner(fault, file) if expected in ("fields", "list") else ()
    correction = _put_below(fault, file, inner) if inner else _dashed(fault, file)
    values: Values = {
        "field": field_name(str(fault.facts["field"]), context),
        "name": str(fault.facts["field"]),
        "expected": Message(f"kind.{expected}"),
        "found": Message(f"kind.{fault.facts['found']}"),
        "value": str(fault.facts["value"]),
        "fields": tuple(fields.fields) if fields else (),
        "inner": inner[0] if inner else "",
    }
    if len(inner) > 1:
        expected = "address-so"
    elif inner and expected == "fields":
        expected = "item-so" if isinstance(fault.data[-1], int) else "fields-so"
    variant = "kind" if fault.facts["found"] != "text" else "value"
    return Finding(
        fault.mark, variant, values, expected, fault.data, fault.width, correction=correction
    )


def _terms(fault: Fault, file: File, context: Context) -> Finding:
    values: Values = {
        "field": field_name(TERMS, context),
        "expected": Message("kind.fields"),
        "found": Message(f"kind.{fault.facts['found']}"),
        "value": str(fault.facts["value"]),
    }
    variant = "kind" if fault.facts["found"] != "text" else "value"
    shown = as_terms(file)
    return Finding(fault.mark, variant, values, TERMS, fault.data, fault.width, correction=shown)


def _inner(fault: Fault, file: File) -> tuple[str, ...]:
    """Write a value as it would be right: in a field of the part that belongs here, if any."""
    node, shape = file.document.find(fault.data)[1], file.shape.at(fault.data)
    if not isinstance(node, Scalar) or node.start.line != node.end.line:
        return ()
    model = file.model if isinstance(file, CaseFile) else Vocabulary
    part = None if shape and shape.kind else part_at(model, fault.data)
    written = file.source.line(node.start.line)[node.start.column - 1 : node.end.column - 1]
    if not part:
        return (written,)
    address = address_of(node.value.strip()) if {"title", "url"} <= {*part.model_fields} else ""
    if address:
        return (f"title: {address.partition('//')[2].removesuffix('/')}", f"url: {address}")
    if field := field_taking(part, node.value):
        return (f"{field}: {written}",)
    choices = (field for field in part.model_fields if field in _CHOICES)
    meant = ((one, nearest(node.value, spellings("choice", _CHOICES[one]))) for one in choices)
    return tuple(f"{field}: {choice}" for field, choice in meant if choice)[:1]


def _put_below(fault: Fault, file: File, inner: tuple[str, ...]) -> Correction | None:
    """Show the value behind its dash, or on a line of its own below the key."""
    key, node = file.document.find(fault.data)
    if not isinstance(node, Scalar) or (key and key.start.line != node.start.line):
        return None
    line = file.source.line(node.start.line)
    owner: tuple[str, ...] = ()
    before = line[: node.start.column - 1]
    if "{" in before or "[" in before:
        return None
    if key:
        dash = "- " if fault.facts["expected"] == "list" else ""
        owner, before = (before.rstrip(),), " " * (key.start.column - 1) + STEP + dash
    further = (f"{' ' * len(before)}{one}" for one in inner[1:])
    return Correction(node.start.line, (*owner, f"{before}{inner[0]}", *further), 1)


def _dashed(fault: Fault, file: File) -> Correction | None:
    """Show a list of more lines with the dash that its first misses."""
    key, node = file.document.find(fault.data)
    if fault.facts["expected"] != "list" or not isinstance(node, Scalar) or not key:
        return None
    if typed := _typed(key, node, file):
        return typed
    if node.style:
        return None
    if node.start.line in (key.start.line, node.end.line):
        return None
    mend = as_items(file.source.lines, node.start.line - 1, node.end.line)
    return Correction(node.start.line, mend.lines)


def _typed(key: Scalar, node: Scalar, file: File) -> Correction | None:
    """Show a list that was typed as text as a list of YAML."""
    first, lines = key.start.line, file.source.lines
    end = next_key(lines, first - 1)
    in_block = node.style in ("|", ">")
    if not in_block and (node.style or node.start.line == first):
        return None
    items = typed_items(lines[first:end])
    if not items:
        return None
    indent = " " * (key.start.column - 1)
    owner = f"{indent}{key.value}:"
    return Correction(first, (owner, *yaml_items(items, indent + STEP)), end - first + 1)


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
