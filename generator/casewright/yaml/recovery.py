"""What is wrong with a text that is no YAML: the parser's clue turned into a cause.

The parser names the sign at which it got stuck, which is seldom where the author slipped. Each
finder below knows one way of slipping: it names it, finds its place, and mends the lines where
that is certain. Words for it are the business of the rules ``yaml-syntax``, ``yaml-feature`` and
``lost-text``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import yaml

from casewright.cases.reading.cause import Cause, Stuck, general_cause
from casewright.cases.reading.lines import (
    holder,
    indent_of,
    line_above,
    nearest_depth,
    value_end,
    value_start,
)
from casewright.cases.reading.mending import (
    protect_value,
    quote_value,
    reindent,
    replace_line,
    without_tabs,
)
from casewright.cases.reading.quoting import (
    behind_value,
    escape,
    hashtag_cause,
    open_bracket,
    open_quote,
)
from casewright.cases.reading.slipped import first_item_cause, no_dash_cause
from casewright.cases.reading.strays import (
    BULLET,
    bullet_cause,
    looks_like_key,
    outside_cause,
    stray_cause,
)

_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?<=\S)\s+#")
_BLOCK_SIGN = re.compile(r"[|>][-+]?(?:\s+|(?=[^\W\d]))")


def cause_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Cause:
    """Find out what the author did."""
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    stuck = Stuck(
        lines,
        f"{error.context}: {error.problem}",
        mark.line if mark else 0,
        mark.column if mark else 0,
        start.line if start else 0,
        start.column if start else 0,
    )
    if cause := hashtag_cause(stuck):
        return cause
    for clue, find in _FINDERS.items():
        if clue in stuck.problem:
            return find(stuck)
    return general_cause(stuck)


def feature_cause(feature: str, line: int, column: int, lines: Sequence[str]) -> Cause:
    """Mend what YAML would have done something clever with: it was meant as text."""
    text = lines[line] if line < len(lines) else ""
    mend = None
    if feature == "alias" and BULLET.match(text):
        return bullet_cause(lines, line)
    if feature in ("alias", "anchor", "tag") and holder(text).value == column:
        mend = protect_value(lines, line)
    if feature in ("documents", "directive"):
        blank = replace_line(line, "")
        return Cause(feature, line, column, blank, len(text), rule="yaml-feature")
    return Cause(feature, line, column, mend, rule="yaml-feature")


def _stray(stuck: Stuck) -> Cause:
    return stray_cause(stuck.lines, min(stuck.start_line, len(stuck.lines) - 1))


def _colon(stuck: Stuck) -> Cause:
    """A colon in a value, or the colon of a key that hangs below a value."""
    lines, line = stuck.lines, stuck.line
    own = holder(stuck.text)
    if not own.key or own.value <= stuck.column:
        first = _COLON.search(stuck.text, own.value)
        mend = protect_value(lines, line)
        return Cause("colon", line, first.start() if first else stuck.column, mend)
    above = line_above(lines, line)
    if above < 0:
        return general_cause(stuck)
    start = value_start(lines, above)
    alone = start != above and looks_like_key(lines[above].strip(), lines, above)
    if alone or not holder(lines[start]).holds:
        return stray_cause(lines, above)
    if blamed := no_dash_cause(lines, start, line):
        return blamed
    if looks_like_key(own.key, lines, line):
        mend = reindent(lines, line, holder(lines[start]).depth)
        return Cause("indent", line, indent_of(stuck.text), mend, len(own.key))
    return Cause("colon", line, stuck.column, protect_value(lines, above))


def _displaced(stuck: Stuck) -> Cause:
    """Something stands where a key or a dash should: behind a value, or at the wrong depth."""
    if stuck.text[: stuck.column].strip():
        return behind_value(stuck)
    lines, line = stuck.lines, stuck.line
    if not stuck.text.strip():
        return general_cause(stuck)
    own = holder(stuck.text)
    if own.item and (blamed := first_item_cause(lines, line)):
        return blamed
    if not own.holds:
        return _cut_off(lines, line_above(lines, line)) or outside_cause(lines, line)
    depth = nearest_depth(lines, line)
    mend = reindent(lines, line, depth) if depth is not None else None
    return Cause("indent", line, stuck.column, mend, len(own.key) or 1)


def _cut_off(lines: Sequence[str], above: int) -> Cause | None:
    """Text goes on below a line of which the end was taken for a comment."""
    if above < 0:
        return None
    start = value_start(lines, above)
    value = holder(lines[above]).value
    comment = _COMMENT.search(lines[above], value)
    if not comment or lines[start][holder(lines[start]).value :][:1] in ("'", '"', "|", ">"):
        return None
    column = comment.end() - 1
    width = len(lines[above].rstrip()) - column
    mend = quote_value(lines, start)
    return Cause("comment", above, column, mend, width, rule="lost-text")


def _sign(stuck: Stuck) -> Cause:
    """A sign with which no text may begin, or a tab."""
    if stuck.sign == "\t":
        return _tab(stuck)
    if holder(stuck.text).value != stuck.column or not stuck.sign:
        return general_cause(stuck)
    mend = protect_value(stuck.lines, stuck.line)
    return Cause("sign", stuck.line, stuck.column, mend, values={"sign": stuck.sign})


def _tab(stuck: Stuck) -> Cause:
    column = max(stuck.text.find("\t"), 0)
    return Cause("tab", stuck.line, column, without_tabs(stuck.lines, stuck.line))


def _dash(stuck: Stuck) -> Cause:
    """A list that begins on the line of its key."""
    return Cause("dash", stuck.line, stuck.column)


def _block_text(stuck: Stuck) -> Cause:
    """Text right behind the sign that announces text on the lines below."""
    lines, line = stuck.lines, stuck.line
    own = holder(stuck.text)
    value = stuck.text[own.value :]
    text = _BLOCK_SIGN.sub("", value, count=1).rstrip()
    header = stuck.text[: own.value] + value[: len(value.rstrip()) - len(text)].rstrip()
    values = {"sign": value[:1]}
    if value_end(lines, line) > line + 1 and value[:1]:
        depth = max(indent_of(lines[line + 1]), own.depth + 1)
        shown = (header, " " * depth + text)
        mend = replace_line(line, header)
        return Cause("block-text", line, stuck.column, mend, len(text), values, shown=shown)
    mend = quote_value([*lines[:line], stuck.text[: own.value] + text, *lines[line + 1 :]], line)
    return Cause("block-text", line, stuck.column, mend, len(text), values)


def _feature(feature: str) -> Callable[[Stuck], Cause]:
    def find(stuck: Stuck) -> Cause:
        return feature_cause(feature, stuck.start_line, stuck.start_column, stuck.lines)

    return find


_FINDERS: Final[Mapping[str, Callable[[Stuck], Cause]]] = {
    "scanning an alias": _feature("alias"),
    "scanning an anchor": _feature("anchor"),
    "scanning a tag": _feature("tag"),
    "parsing a tag": _feature("tag"),
    "scanning a directive": _feature("directive"),
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _stray,
    "did not find expected key": _displaced,
    "did not find expected '-' indicator": _displaced,
    "found unexpected end of stream": open_quote,
    "did not find expected ',' or": open_bracket,
    "found a tab character": _tab,
    "cannot start any token": _sign,
    "did not find expected node content": _sign,
    "mapping keys are not allowed": _sign,
    "block sequence entries are not allowed": _dash,
    "did not find expected comment or line break": _block_text,
    "parsing a quoted scalar": escape,
}
