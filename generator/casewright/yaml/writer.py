"""Write YAML that parses to exactly the values given.

Prose is written as a literal block, which needs no quoting, unless a line looks like a conflict
marker of Git. A one-line text is written without
quotes if no parser could take it for anything else, and in double quotes otherwise. Invisible
characters, which ``check`` rejects, are dropped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casewright.yaml.characters import INVISIBLE
from casewright.yaml.conflict_markers import is_conflict_marker

_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN: Final = re.compile("[\u00ad\ud800-\udfff]")
_BARE: Final = re.compile(r"[^\W\d_](?:[\w.,;()?!/&%€+'‘’“”…–-]|:(?=\S)| (?=[^\s#]))*+(?<!:)")
_MEANS_SOMETHING: Final = re.compile(r"(?i:null|true|false|yes|no|on|off|y|n)")
_ESCAPED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_STEP: Final = "  "


class Prose(str):
    """A text that may have several paragraphs; it is written as a block."""

    __slots__ = ()


class Bare(str):
    """A date or a number, written unquoted."""

    __slots__ = ()


Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""The value of a field: a text, a list, or fields."""


def cleaned(text: str) -> str:
    """Return a text as it will be parsed: one kind of line end, no invisible characters."""
    text = _LINE_ENDS.sub("\n", text)
    return INVISIBLE.sub("", _UNSEEN.sub("", text)).strip()


def field_lines(key: str, value: Value, indent: str = "") -> Iterator[str]:
    """Return the lines of a field with its key; an empty value leaves the field empty."""
    first, *rest = _value_lines(value, indent)
    yield f"{indent}{key}:{first}"
    yield from rest


def _value_lines(value: Value, indent: str) -> Iterator[str]:
    """Return the text after a key or a dash, and the lines below it."""
    if isinstance(value, str):
        yield from _text_lines(value, indent)
        return
    yield ""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from field_lines(key, inner, indent + _STEP)
        return
    for item in value:
        yield from _item_lines(item, indent + _STEP)


def _item_lines(item: Value, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping):
        lines = [line for key, inner in item.items() for line in field_lines(key, inner)]
        lead = "- "
        for line in lines:
            yield f"{indent}{lead}{line}" if line else ""
            lead = _STEP
        return
    first, *rest = _value_lines(item, indent)
    yield f"{indent}-{first}"
    yield from rest


def _text_lines(text: str, indent: str) -> Iterator[str]:
    if isinstance(text, Bare):
        yield f" {text}"
        return
    is_prose = isinstance(text, Prose)
    text = cleaned(text)
    if not text or not is_prose or any(map(is_conflict_marker, text.split("\n"))):
        yield f" {_line(text)}" if text else ""
        return
    yield " |"
    yield from (f"{indent}{_STEP}{line}" if line else "" for line in text.split("\n"))


def _line(text: str) -> str:
    if _BARE.fullmatch(text) and not _MEANS_SOMETHING.fullmatch(text):
        return text
    return '"' + "".join(_ESCAPED.get(sign, sign) for sign in text) + '"'
