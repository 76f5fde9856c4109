"""Markdown, HTML or a second line in a field of plain text.

Titles, summaries and names are also shown in cards, tabs, feeds and search results, where markup is
not possible. Line ends count whether they are lines of the file or YAML escapes.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.escapes import iter_escapes
from casewright.checks.labels import format_field_name
from casewright.checks.links import locate
from casewright.checks.rule import Context, Finding, Rule, Values, parse_errors_of
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.i18n.message import Message
from casewright.loader.files import File
from casewright.loader.text_fields import TextField, TextKind
from casewright.yaml.characters import INVISIBLE, LINE_ENDS
from casewright.yaml.fixes import quote

ID = "plain-text-only"

_ONE_LINE: Final = (TextKind.LINE, TextKind.SUMMARY, TextKind.URL)
_SIGNS: Final = re.compile(r"[*_`\[<]")
_MARKUP: Final = re.compile(
    r"""
    (?P<link>!?\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\))
    |(?P<code>`[^`\n]+`)
    |(?P<bold>\*\*(?=\S)[^\n*]+(?<=\S)\*\*|(?<!\w)__(?=\S)[^\n_]+(?<=\S)__(?!\w))
    |(?P<italic>(?<![\w*])\*(?=[^\s*])[^\n*]+(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])[^\n_]+(?<=\S)_(?!\w))
    |(?P<html><!--[^<>]{0,500}-->|<(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>(?:[^<>\n]*</(?P=tag)\s*>)?
        |</[A-Za-z][A-Za-z0-9-]*\s*>)
    """,
    re.VERBOSE,
)


def _check(file: File, context: Context) -> Iterator[Finding]:
    explained = {fault.mark.line for fault in parse_errors_of(file, "yaml-feature")}
    for text in file.texts:
        if text.kind not in _ONE_LINE or text.scalar.start.line in explained:
            continue
        if LINE_ENDS.search(text.scalar.value):
            yield from _lines(text, file, context)
        if text.kind is not TextKind.URL and _SIGNS.search(text.scalar.value):
            yield from _markup(text, file, context)


def _field(text: TextField, context: Context) -> Message | str:
    field = next(step for step in reversed(text.path) if isinstance(step, str))
    return format_field_name(field, context)


def _lines(text: TextField, file: File, context: Context) -> Iterator[Finding]:
    """Report the first line end within a text; line ends around it are ignored."""
    values: Values = {"field": _field(text, context)}
    scalar = text.scalar
    ends = (one for one in iter_escapes(file, scalar) if LINE_ENDS.match(one.character))
    if escape := next(ends, None):
        yield Finding(
            escape.mark, "escape", values, None, text.path, escape.width, None, (),
            _on_one_line(text, file),
        )  # fmt: skip
    elif LINE_ENDS.search(scalar.value.strip()):
        correction = _on_one_line(text, file)
        yield Finding(scalar.start, "lines", values, data=text.path, correction=correction)


def _on_one_line(text: TextField, file: File) -> Fix | None:
    """Return the field with its text on one line, if its lines contain nothing else."""
    start, end = text.scalar.start, text.scalar.end
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    before = file.source.line(start.line)[: start.column - 1]
    behind = file.source.line(end.line)[end.column - 1 :] if last == end.line else ""
    if "{" in before or "[" in before or behind.strip():
        return None
    line = INVISIBLE.sub("", " ".join(text.scalar.value.split()))
    while last > start.line and not file.source.line(last).strip():
        last -= 1
    return Fix(start.line, (before + quote([line])[0],), last - start.line + 1)


def _markup(text: TextField, file: File, context: Context) -> Iterator[Finding]:
    value = text.scalar.value.strip()
    name = _field(text, context)
    seen: dict[str, int] = {}
    for match in _MARKUP.finditer(value):
        skip = seen.get(match[0], 0)
        seen[match[0]] = skip + 1
        mark, width = locate(file, text.scalar, match[0], skip)
        variant = "html" if match["html"] else "markdown"
        values: Values = {"field": name, "found": match[0]}
        yield Finding(mark, variant, values, data=text.path, width=width)


RULE = Rule(ID, Severity.ERROR, _check)
