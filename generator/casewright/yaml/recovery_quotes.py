"""Quotes and brackets: opened and not closed, or closed before the text was over."""

import re
from collections.abc import Sequence

from casewright.cases.reading.cause import Cause, Stuck, general_cause
from casewright.cases.reading.lines import holder, value_start
from casewright.cases.reading.mending import (
    APOSTROPHE,
    close_value,
    in_single_quotes,
    quote_value,
    replace_line,
)

_COMPLETE_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?""")

_HASHTAG_IN_LIST = re.compile(r"(?<=[\[,\s])#(\w[\w-]*)")


def behind_value(stuck: Stuck) -> Cause:
    """More text behind a closed quote or bracket; or a quote that should have closed above."""
    lines, line = stuck.lines, stuck.line
    start = value_start(lines, line)
    value = lines[start][holder(lines[start]).value :]
    opened = _open_quote_above(lines, start)
    if opened is not None and (_COMPLETE_QUOTE.fullmatch(value) or value[:1] not in ("'", '"')):
        column = holder(lines[opened]).value
        return Cause(_quote_variant(lines[opened]), opened, column, quote_value(lines, opened))
    if APOSTROPHE.match(value):
        return Cause("apostrophe", start, holder(lines[start]).value, quote_value(lines, start))
    variant = {"'": "after-quote", '"': "after-quote", "[": "after-bracket", "{": "after-bracket"}
    if value[:1] not in variant:
        return general_cause(stuck)
    return Cause(variant[value[0]], line, stuck.column, quote_value(lines, start))


def _open_quote_above(lines: Sequence[str], line: int) -> int | None:
    for number in range(line - 1, -1, -1):
        value = lines[number][holder(lines[number]).value :]
        if value[:1] in ("'", '"') and holder(lines[number]).holds:
            return None if _COMPLETE_QUOTE.fullmatch(value) else number
    return None


def open_quote(stuck: Stuck) -> Cause:
    """A quote that opens a text and is never closed."""
    line, column = stuck.start_line, stuck.start_column
    certain = holder(stuck.lines[line]).value == column
    mend = quote_value(stuck.lines, line) if certain else None
    return Cause(_quote_variant(stuck.lines[line]), line, column, mend)


def _quote_variant(line: str) -> str:
    is_apostrophe = APOSTROPHE.match(line, holder(line).value)
    return "apostrophe" if is_apostrophe else "quote"


def open_bracket(stuck: Stuck) -> Cause:
    """A bracket that opens a list and is never closed."""
    line, column = stuck.start_line, stuck.start_column
    text = stuck.lines[line]
    sign = {"[": "]", "{": "}"}[text[column]]
    certain = holder(text).value == column and sign not in text
    mend = close_value(stuck.lines, line, sign) if certain else None
    return Cause("bracket", line, column, mend, values={"open": text[column], "close": sign})


def hashtag_cause(stuck: Stuck) -> Cause | None:
    """Blame a hashtag in a list between brackets, which hides the closing bracket."""
    line = value_start(stuck.lines, min(stuck.start_line, len(stuck.lines) - 1))
    text = stuck.lines[line]
    start = holder(text).value
    hashtag = _HASHTAG_IN_LIST.search(text, start)
    if text[start : start + 1] != "[" or not hashtag:
        return None
    mend = replace_line(line, _HASHTAG_IN_LIST.sub(r"\1", text))
    width, facts = len(hashtag[0]), {"lost": hashtag[0], "variant": "hashtag"}
    return Cause("hashtag", line, hashtag.start(), mend, width, facts, "lost-text")


def escape(stuck: Stuck) -> Cause:
    """A backslash where YAML expects one of its codes."""
    mend = in_single_quotes(stuck.lines, stuck.start_line)
    return Cause("escape", stuck.line, stuck.column, mend)
