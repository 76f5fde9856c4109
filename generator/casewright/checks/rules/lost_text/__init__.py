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
_HASHTAG: Final = re.compile(r"\s+(#[a-z0-9][\w-]*)\s*$", re.IGNORECASE)


def hidden(file: File) -> frozenset[DataPath]:
    """Name the fields that are empty because all of their text became a comment."""
    hidden_texts = (text.path for text, _ in _comments(file) if text.scalar.empty)
    return frozenset((*hidden_texts, *(path for path, _, _ in _hashtags(file))))


def _hashtags(file: File) -> Iterator[tuple[DataPath, Mark, re.Match[str]]]:
    """Find ids that became a comment because they were written as a hashtag: ``themes: #care``."""
    if "#" not in file.source.text:
        return
    texts = {text.path for text in file.texts}
    for path, scalar in file.document.scalars():
        if path in texts or not path or not scalar.empty or scalar.style:
            continue
        line = file.source.line(scalar.end.line)
        match = _HASHTAG.match(line, scalar.end.column - 1)
        if match:
            yield path, Mark(scalar.end.line, match.start(1) + 1), match


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
        variant = "hashtag" if fault.facts["variant"] == "hashtag" else "cut"
        yield Finding(
            fault.mark, variant, fault.facts, width=fault.width, correction=fault.correction
        )
    for path, mark, match in _hashtags(file):
        corrected = match.string[: match.start(1)] + match[1].removeprefix("#")
        yield Finding(
            mark,
            "hashtag",
            {"lost": match[1]},
            data=path,
            width=len(match[1]),
            correction=Correction(mark.line, (corrected,)),
        )
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
