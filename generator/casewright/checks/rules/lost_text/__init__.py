"""Text that YAML takes as a comment: everything after an unquoted `` #`` would be lost.

The file is valid YAML, so nothing else reports it. Comments on lines of their own, and after ids,
dates and quoted texts, are allowed.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.rule import Context, Finding, Rule, parse_errors_of
from casewright.diagnostics.diagnostic import DataPath, Fix, Severity
from casewright.loader.files import File
from casewright.loader.text_fields import TextField, TextKind
from casewright.yaml.fixes import quote_value
from casewright.yaml.lines import value_start
from casewright.yaml.nodes import Mark

ID = "lost-text"

_COMMENT: Final = re.compile(r"\s+(#.*\S|#)")
_HASHTAG: Final = re.compile(r"\s+(#[a-z0-9][\w-]*)\s*$", re.IGNORECASE)


def hidden(file: File) -> frozenset[DataPath]:
    """Return the fields that are empty because their whole text became a comment."""
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


def _comments(file: File) -> Iterator[tuple[TextField, re.Match[str]]]:
    if "#" not in file.source.text:
        return
    for text in file.texts:
        if text.scalar.style or text.kind is TextKind.URL:
            continue
        end = text.scalar.end
        comment = _COMMENT.match(file.source.line(end.line), end.column - 1)
        if comment:
            yield text, comment


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
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
            correction=Fix(mark.line, (corrected,)),
        )
    for text, comment in _comments(file):
        line = text.scalar.end.line
        edit = quote_value(file.source.lines, value_start(file.source.lines, line - 1))
        yield Finding(
            Mark(line, comment.start(1) + 1),
            "all" if text.scalar.empty else "rest",
            {"lost": comment[1]},
            data=text.path,
            width=len(comment[1]),
            correction=Fix(edit.first + 1, edit.lines),
        )


RULE = Rule(ID, Severity.ERROR, _check)
