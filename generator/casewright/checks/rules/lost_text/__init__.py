"""Text that YAML takes for a comment: everything from an unquoted `` #`` on would disappear.

Nothing else warns of it. The file is right, the page is made, and half a sentence is gone.
Comments on lines of their own, and behind ids, dates and quoted texts, are left alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.files import File
from casewright.cases.reading.document import Mark
from casewright.cases.reading.lines import value_start
from casewright.cases.reading.mending import quote_value
from casewright.cases.shape import Kind, Text
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.diagnostics.diagnostic import Correction, DataPath, Severity

ID = "lost-text"

_COMMENT: Final = re.compile(r"\s+(#.*\S|#)")


def hidden(file: File) -> frozenset[DataPath]:
    """Name the fields that are empty because all of their text became a comment."""
    return frozenset(text.path for text, _ in _comments(file) if text.scalar.empty)


def _comments(file: File) -> Iterator[tuple[Text, re.Match[str]]]:
    if "#" not in file.source.text:
        return
    for text in file.texts:
        if text.scalar.style or text.kind is Kind.URL:
            continue
        end = text.scalar.end
        comment = _COMMENT.match(file.source.line(end.line), end.column - 1)
        if comment:
            yield text, comment


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(fault.mark, "cut", width=fault.width, correction=fault.correction)
    for text, comment in _comments(file):
        line = text.scalar.end.line
        mend = quote_value(file.source.lines, value_start(file.source.lines, line - 1))
        yield Finding(
            Mark(line, comment.start(1) + 1),
            "all" if text.scalar.empty else "rest",
            {"lost": comment[1]},
            data=text.path,
            width=len(comment[1]),
            correction=Correction(mend.first + 1, mend.lines),
        )


RULE = Rule(ID, Severity.ERROR, _examine)
