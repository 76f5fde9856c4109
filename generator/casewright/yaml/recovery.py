"""Map a parser error to a diagnosis.

The parser reports where it failed, which is seldom where the mistake is. Each function below
recognizes one kind of mistake, locates it, and returns the corrected lines where they are
certain. The messages belong to the rules ``yaml-syntax``, ``yaml-feature`` and ``lost-text``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import yaml

from casewright.yaml.errors import ParserFailure, SyntaxDiagnosis, diagnose_unknown
from casewright.yaml.fixes import (
    protect_value,
    quote_value,
    reindent,
    replace_line,
    replace_tabs,
)
from casewright.yaml.lines import (
    indent_of,
    line_above,
    nearest_depth,
    parse_key_line,
    value_end,
    value_start,
)
from casewright.yaml.recovery_lines import (
    BULLET,
    diagnose_bullet,
    diagnose_outside_line,
    diagnose_stray_line,
    looks_like_key,
)
from casewright.yaml.recovery_lists import diagnose_first_item, diagnose_missing_dash
from casewright.yaml.recovery_quotes import (
    diagnose_escape,
    diagnose_open_bracket,
    diagnose_open_quote,
    diagnose_text_after_value,
    hashtag_cause,
)

_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?<=\S)\s+#")
_BLOCK_SIGN = re.compile(r"[|>][-+]?(?:\s+|(?=[^\W\d]))")


def diagnose(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxDiagnosis:
    """Return the diagnosis of a parser error."""
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    failure = ParserFailure(
        lines,
        f"{error.context}: {error.problem}",
        mark.line if mark else 0,
        mark.column if mark else 0,
        start.line if start else 0,
        start.column if start else 0,
    )
    if cause := hashtag_cause(failure):
        return cause
    for clue, find in _FINDERS.items():
        if clue in failure.problem:
            return find(failure)
    return diagnose_unknown(failure)


def diagnose_feature(feature: str, line: int, column: int, lines: Sequence[str]) -> SyntaxDiagnosis:
    """Quote text that YAML would take as an unsupported feature."""
    text = lines[line] if line < len(lines) else ""
    edit = None
    if feature == "alias" and BULLET.match(text):
        return diagnose_bullet(lines, line)
    if feature in ("alias", "anchor", "tag") and parse_key_line(text).value == column:
        edit = protect_value(lines, line)
    if feature in ("documents", "directive"):
        blank = replace_line(line, "")
        return SyntaxDiagnosis(feature, line, column, blank, len(text), rule="yaml-feature")
    return SyntaxDiagnosis(feature, line, column, edit, rule="yaml-feature")


def _diagnose_stray(failure: ParserFailure) -> SyntaxDiagnosis:
    return diagnose_stray_line(failure.lines, min(failure.start_line, len(failure.lines) - 1))


def _diagnose_colon(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a colon in a value, or a key that is indented below a value."""
    lines, line = failure.lines, failure.line
    own = parse_key_line(failure.text)
    if not own.key or own.value <= failure.column:
        first = _COLON.search(failure.text, own.value)
        edit = protect_value(lines, line)
        return SyntaxDiagnosis("colon", line, first.start() if first else failure.column, edit)
    above = line_above(lines, line)
    if above < 0:
        return diagnose_unknown(failure)
    start = value_start(lines, above)
    alone = start != above and looks_like_key(lines[above].strip(), lines, above)
    if alone or not parse_key_line(lines[start]).holds:
        return diagnose_stray_line(lines, above)
    if blamed := diagnose_missing_dash(lines, start, line):
        return blamed
    if looks_like_key(own.key, lines, line):
        edit = reindent(lines, line, parse_key_line(lines[start]).depth)
        return SyntaxDiagnosis("indent", line, indent_of(failure.text), edit, len(own.key))
    return SyntaxDiagnosis("colon", line, failure.column, protect_value(lines, above))


def _diagnose_displaced(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose text where a key or a dash is expected: after a value, or at another depth."""
    if failure.text[: failure.column].strip():
        return diagnose_text_after_value(failure)
    lines, line = failure.lines, failure.line
    if not failure.text.strip():
        return diagnose_unknown(failure)
    own = parse_key_line(failure.text)
    if own.item and (blamed := diagnose_first_item(lines, line)):
        return blamed
    if not own.holds:
        return _cut_off(lines, line_above(lines, line)) or diagnose_outside_line(lines, line)
    depth = nearest_depth(lines, line)
    edit = reindent(lines, line, depth) if depth is not None else None
    return SyntaxDiagnosis("indent", line, failure.column, edit, len(own.key) or 1)


def _cut_off(lines: Sequence[str], above: int) -> SyntaxDiagnosis | None:
    """Diagnose text that continues below a line whose end was taken as a comment."""
    if above < 0:
        return None
    start = value_start(lines, above)
    value = parse_key_line(lines[above]).value
    comment = _COMMENT.search(lines[above], value)
    if not comment or lines[start][parse_key_line(lines[start]).value :][:1] in (
        "'",
        '"',
        "|",
        ">",
    ):
        return None
    column = comment.end() - 1
    width = len(lines[above].rstrip()) - column
    edit = quote_value(lines, start)
    return SyntaxDiagnosis("comment", above, column, edit, width, rule="lost-text")


def _diagnose_character(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a character that cannot begin a plain text, or a tab."""
    if failure.sign == "\t":
        return _diagnose_tab(failure)
    if parse_key_line(failure.text).value != failure.column or not failure.sign:
        return diagnose_unknown(failure)
    edit = protect_value(failure.lines, failure.line)
    return SyntaxDiagnosis(
        "sign", failure.line, failure.column, edit, values={"sign": failure.sign}
    )


def _diagnose_tab(failure: ParserFailure) -> SyntaxDiagnosis:
    column = max(failure.text.find("\t"), 0)
    return SyntaxDiagnosis("tab", failure.line, column, replace_tabs(failure.lines, failure.line))


def _diagnose_dash(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a list that begins on the line of its key."""
    return SyntaxDiagnosis("dash", failure.line, failure.column)


def _diagnose_block_text(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose text directly after a block indicator."""
    lines, line = failure.lines, failure.line
    own = parse_key_line(failure.text)
    value = failure.text[own.value :]
    text = _BLOCK_SIGN.sub("", value, count=1).rstrip()
    header = failure.text[: own.value] + value[: len(value.rstrip()) - len(text)].rstrip()
    values = {"sign": value[:1]}
    if value_end(lines, line) > line + 1 and value[:1]:
        depth = max(indent_of(lines[line + 1]), own.depth + 1)
        shown = (header, " " * depth + text)
        edit = replace_line(line, header)
        return SyntaxDiagnosis(
            "block-text", line, failure.column, edit, len(text), values, shown=shown
        )
    edit = quote_value([*lines[:line], failure.text[: own.value] + text, *lines[line + 1 :]], line)
    return SyntaxDiagnosis("block-text", line, failure.column, edit, len(text), values)


def _feature(feature: str) -> Callable[[ParserFailure], SyntaxDiagnosis]:
    def find(failure: ParserFailure) -> SyntaxDiagnosis:
        return diagnose_feature(feature, failure.start_line, failure.start_column, failure.lines)

    return find


_FINDERS: Final[Mapping[str, Callable[[ParserFailure], SyntaxDiagnosis]]] = {
    "scanning an alias": _feature("alias"),
    "scanning an anchor": _feature("anchor"),
    "scanning a tag": _feature("tag"),
    "parsing a tag": _feature("tag"),
    "scanning a directive": _feature("directive"),
    "mapping values are not allowed": _diagnose_colon,
    "could not find expected ':'": _diagnose_stray,
    "did not find expected key": _diagnose_displaced,
    "did not find expected '-' indicator": _diagnose_displaced,
    "found unexpected end of stream": diagnose_open_quote,
    "did not find expected ',' or": diagnose_open_bracket,
    "found a tab character": _diagnose_tab,
    "cannot start any token": _diagnose_character,
    "did not find expected node content": _diagnose_character,
    "mapping keys are not allowed": _diagnose_character,
    "block sequence entries are not allowed": _diagnose_dash,
    "did not find expected comment or line break": _diagnose_block_text,
    "parsing a quoted scalar": diagnose_escape,
}
