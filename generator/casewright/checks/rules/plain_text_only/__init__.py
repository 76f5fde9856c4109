"""Markdown or HTML in a field of one plain line: readers would see the signs themselves.

Titles, summaries and names also stand in cards, tabs, feeds and search results, where no markup
can be.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.files import File
from casewright.cases.shape import Kind, Text
from casewright.checks.naming import field_name
from casewright.checks.prose import locate
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "plain-text-only"

_SIGNS: Final = re.compile(r"[*_`\[<\n]")
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


def _examine(file: File, context: Context) -> Iterator[Finding]:
    explained = {fault.mark.line for fault in faults_of(file, "yaml-feature")}
    for text in file.texts:
        if text.kind not in (Kind.LINE, Kind.SUMMARY) or text.scalar.start.line in explained:
            continue
        if _SIGNS.search(text.scalar.value.strip()):
            yield from _markup(text, file, context)


def _markup(text: Text, file: File, context: Context) -> Iterator[Finding]:
    value = text.scalar.value.strip()
    field = next(step for step in reversed(text.path) if isinstance(step, str))
    name = field_name(field, context)
    if text.kind is Kind.LINE and "\n" in value:
        yield Finding(text.scalar.start, "lines", {"field": name}, data=text.path)
    seen: dict[str, int] = {}
    for match in _MARKUP.finditer(value):
        skip = seen.get(match[0], 0)
        seen[match[0]] = skip + 1
        mark, width = locate(file, text.scalar, match[0], skip)
        variant = "html" if match["html"] else "markdown"
        values: Values = {"field": name, "found": match[0]}
        yield Finding(mark, variant, values, data=text.path, width=width)


RULE = Rule(ID, Severity.ERROR, _examine)
