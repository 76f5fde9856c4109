"""Values of the wrong type: text instead of a list, a word that is not one of the choices.

The message says in plain words what was expected, and the tip shows how it is written.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.case import Basis, Outcome, Status
from casewright.cases.fields import address_of
from casewright.cases.introspection import KNOWN_KEYS, find_field_for, find_model
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.labels import format_field_name, spellings
from casewright.checks.rule import Context, Finding, Rule, Values, parse_errors_of
from casewright.checks.rules.wrong_type.terms import TERMS, are_terms, as_terms
from casewright.checks.suggestions import closest_match
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.i18n.message import Message
from casewright.loader.files import CaseFile, File
from casewright.yaml.errors import ParseError
from casewright.yaml.fixes import INDENT, LineEdit, add_block_indicator, quote_value, to_list_items
from casewright.yaml.lines import next_key
from casewright.yaml.nodes import Mapping, Scalar
from casewright.yaml.typed_lists import typed_items, yaml_items

ID = "wrong-type"

_CHOICES: Final = {
    "outcome": tuple(Outcome),
    "status": tuple(Status),
    "basis": tuple(Basis),
}


def _check(file: File, context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        if not fault.data:
            found = Message(f"kind.{fault.facts['found']}")
            yield Finding(fault.mark, "root", {"found": found})
        elif fault.facts["expected"] == "choice":
            yield _choice(fault, context)
        elif are_terms(fault, file):
            yield _terms(fault, file, context)
        elif edit := _split_at_colon(fault, file):
            yield _colon(fault, edit, context)
        else:
            yield _finding(fault, file, context)


def _finding(fault: ParseError, file: File, context: Context) -> Finding:
    expected = str(fault.facts["expected"])
    fields = file.shape.at(fault.data)
    inner = _inner(fault, file) if expected in ("fields", "list") else ()
    correction = _put_below(fault, file, inner) if inner else _dashed(fault, file)
    values: Values = {
        "field": format_field_name(str(fault.facts["field"]), context),
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


def _terms(fault: ParseError, file: File, context: Context) -> Finding:
    values: Values = {
        "field": format_field_name(TERMS, context),
        "expected": Message("kind.fields"),
        "found": Message(f"kind.{fault.facts['found']}"),
        "value": str(fault.facts["value"]),
    }
    variant = "kind" if fault.facts["found"] != "text" else "value"
    shown = as_terms(file)
    return Finding(fault.mark, variant, values, TERMS, fault.data, fault.width, correction=shown)


def _inner(fault: ParseError, file: File) -> tuple[str, ...]:
    """Format a value for the field of the model that is expected here."""
    node, shape = file.document.find(fault.data)[1], file.shape.at(fault.data)
    if not isinstance(node, Scalar) or node.start.line != node.end.line:
        return ()
    model = file.model if isinstance(file, CaseFile) else Vocabulary
    part = None if shape and shape.kind else find_model(model, fault.data)
    written = file.source.line(node.start.line)[node.start.column - 1 : node.end.column - 1]
    if not part:
        return (written,)
    address = address_of(node.value.strip()) if {"title", "url"} <= {*part.model_fields} else ""
    if address:
        return (f"title: {address.partition('//')[2].removesuffix('/')}", f"url: {address}")
    if field := find_field_for(part, node.value):
        return (f"{field}: {written}",)
    choices = (field for field in part.model_fields if field in _CHOICES)
    meant = (
        (one, closest_match(node.value, spellings("choice", _CHOICES[one]))) for one in choices
    )
    return tuple(f"{field}: {choice}" for field, choice in meant if choice)[:1]


def _put_below(fault: ParseError, file: File, inner: tuple[str, ...]) -> Fix | None:
    """Return the value after a dash, or on a line of its own below the key."""
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
        owner, before = (before.rstrip(),), " " * (key.start.column - 1) + INDENT + dash
    further = (f"{' ' * len(before)}{one}" for one in inner[1:])
    return Fix(node.start.line, (*owner, f"{before}{inner[0]}", *further), 1)


def _dashed(fault: ParseError, file: File) -> Fix | None:
    """Return a list of several lines with the missing first dash."""
    key, node = file.document.find(fault.data)
    if fault.facts["expected"] != "list" or not isinstance(node, Scalar) or not key:
        return None
    if typed := _typed(key, node, file):
        return typed
    if node.style:
        return None
    if node.start.line in (key.start.line, node.end.line):
        return None
    edit = to_list_items(file.source.lines, node.start.line - 1, node.end.line)
    return Fix(node.start.line, edit.lines)


def _typed(key: Scalar, node: Scalar, file: File) -> Fix | None:
    """Return a list that was typed as text as a YAML list."""
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
    return Fix(first, (owner, *yaml_items(items, indent + INDENT)), end - first + 1)


def _colon(fault: ParseError, edit: LineEdit, context: Context) -> Finding:
    field = format_field_name(str(fault.facts["field"]), context)
    return Finding(
        fault.mark,
        "colon",
        {"field": field, "sign": edit.block},
        "block" if edit.block else "colon",
        fault.data,
        fault.width,
        correction=Fix(edit.first + 1, edit.lines),
    )


def _choice(fault: ParseError, context: Context) -> Finding:
    field, value = str(fault.facts["field"]), str(fault.facts["value"])
    choices = _CHOICES[field]
    suggestion = closest_match(value, spellings("choice", choices))
    values: Values = {
        "field": format_field_name(field, context),
        "value": value,
        "choices": choices,
        "suggestion": suggestion,
    }
    tip = "did-you-mean" if suggestion else "choice"
    return Finding(fault.mark, "choice", values, tip, fault.data, fault.width)


def _split_at_colon(fault: ParseError, file: File) -> LineEdit | None:
    """Return a text that YAML took as a mapping because it contains a colon."""
    node = file.document.find(fault.data)[1]
    if fault.facts["expected"] != "text" or not isinstance(node, Mapping):
        return None
    if any(entry.key.value in KNOWN_KEYS for entry in node.entries):
        return None
    lines, first = file.source.lines, node.start.line - 1
    if lines[first][node.start.column - 1] == "{":
        return None
    key = file.document.find(fault.data)[0]
    return add_block_indicator(lines, key.start.line - 1) if key else quote_value(lines, first)


RULE = Rule(ID, Severity.ERROR, _check)
