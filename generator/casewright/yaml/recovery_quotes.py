"""Diagnose quotes and brackets that are not closed, or closed too early."""

import re
from collections.abc import Sequence

from casewright.yaml.errors import ParserFailure, SyntaxDiagnosis, diagnose_unknown
from casewright.yaml.fixes import (
    APOSTROPHE,
    close_value,
    quote_value,
    replace_line,
    to_single_quotes,
)
from casewright.yaml.lines import parse_key_line, value_start

_COMPLETE_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?""")

_HASHTAG_IN_LIST = re.compile(r"(?<=[\[,\s])#(\w[\w-]*)")


def diagnose_text_after_value(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose text after a closing quote or bracket, or a quote left open above."""
    lines, line = failure.lines, failure.line
    start = value_start(lines, line)
    value = lines[start][parse_key_line(lines[start]).value :]
    opened = _open_quote_above(lines, start)
    if opened is not None and (_COMPLETE_QUOTE.fullmatch(value) or value[:1] not in ("'", '"')):
        column = parse_key_line(lines[opened]).value
        return SyntaxDiagnosis(
            _quote_variant(lines[opened]), opened, column, quote_value(lines, opened)
        )
    if APOSTROPHE.match(value):
        return SyntaxDiagnosis(
            "apostrophe", start, parse_key_line(lines[start]).value, quote_value(lines, start)
        )
    variant = {"'": "after-quote", '"': "after-quote", "[": "after-bracket", "{": "after-bracket"}
    if value[:1] not in variant:
        return diagnose_unknown(failure)
    return SyntaxDiagnosis(variant[value[0]], line, failure.column, quote_value(lines, start))


def _open_quote_above(lines: Sequence[str], line: int) -> int | None:
    for number in range(line - 1, -1, -1):
        value = lines[number][parse_key_line(lines[number]).value :]
        if value[:1] in ("'", '"') and parse_key_line(lines[number]).holds:
            return None if _COMPLETE_QUOTE.fullmatch(value) else number
    return None


def diagnose_open_quote(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a quote that is never closed."""
    line, column = failure.start_line, failure.start_column
    certain = parse_key_line(failure.lines[line]).value == column
    edit = quote_value(failure.lines, line) if certain else None
    return SyntaxDiagnosis(_quote_variant(failure.lines[line]), line, column, edit)


def _quote_variant(line: str) -> str:
    is_apostrophe = APOSTROPHE.match(line, parse_key_line(line).value)
    return "apostrophe" if is_apostrophe else "quote"


def diagnose_open_bracket(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a bracket that is never closed."""
    line, column = failure.start_line, failure.start_column
    text = failure.lines[line]
    sign = {"[": "]", "{": "}"}[text[column]]
    certain = parse_key_line(text).value == column and sign not in text
    edit = close_value(failure.lines, line, sign) if certain else None
    return SyntaxDiagnosis(
        "bracket", line, column, edit, values={"open": text[column], "close": sign}
    )


def hashtag_cause(failure: ParserFailure) -> SyntaxDiagnosis | None:
    """Blame a hashtag in a list between brackets, which hides the closing bracket."""
    line = value_start(failure.lines, min(failure.start_line, len(failure.lines) - 1))
    text = failure.lines[line]
    start = parse_key_line(text).value
    hashtag = _HASHTAG_IN_LIST.search(text, start)
    if text[start : start + 1] != "[" or not hashtag:
        return None
    edit = replace_line(line, _HASHTAG_IN_LIST.sub(r"\1", text))
    width, facts = len(hashtag[0]), {"lost": hashtag[0], "variant": "hashtag"}
    return SyntaxDiagnosis("hashtag", line, hashtag.start(), edit, width, facts, "lost-text")


def diagnose_escape(failure: ParserFailure) -> SyntaxDiagnosis:
    """Diagnose a backslash that does not begin an escape sequence."""
    edit = to_single_quotes(failure.lines, failure.start_line)
    return SyntaxDiagnosis("escape", failure.line, failure.column, edit)
