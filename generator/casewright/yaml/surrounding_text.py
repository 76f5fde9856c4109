"""Text around a case: a Markdown code fence, or what a chat assistant wrote before and after it.

Only the case is kept. The other lines are blanked, so that every line keeps its number.
"""

import re
from collections.abc import Sequence
from typing import Final

from casewright.cases.introspection import KNOWN_KEYS
from casewright.diagnostics.diagnostic import Fix
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

_FENCE: Final = re.compile(r"(?:`{3,}|~{3,})[ \t]*[\w.+-]*[ \t]*")
_KEY: Final = re.compile(r"([A-Za-z_]\w*)[ \t\u00a0]*:(?=\s|$)")
_DOCUMENT_END: Final = re.compile(r"\.\.\.\s*(?:\s#.*)?")
_MIN_WORDS: Final = 3
"""Words of a line that is taken for a sentence."""


def without_surrounding_text(text: str) -> tuple[str, tuple[ParseError, ...]]:
    """Blank the lines around a case, and report them as one fault."""
    lines = text.split("\n")
    keys = [number for number, line in enumerate(lines) if _is_key(line)]
    if not keys:
        return text, ()
    ends = [number for number, line in enumerate(lines) if _DOCUMENT_END.fullmatch(line)]
    if ends and ends[0] < keys[-1]:
        return _without_document_ends(lines, ends)
    fences = [number for number, line in enumerate(lines) if _FENCE.fullmatch(line)]
    opening = [number for number in fences if number < keys[0]]
    if opening:
        first = opening[-1] + 1
        end = next((number for number in fences if number > keys[0]), len(lines))
        return _keep(lines, first, end, "fence")
    if ends:
        return _keep(lines, 0, ends[0], "around")
    if _is_introduction(lines[: keys[0]]):
        return _keep(lines, keys[0], _end_of_case(lines, keys[-1]), "around")
    return text, ()


def _without_document_ends(
    lines: Sequence[str], ends: Sequence[int]
) -> tuple[str, tuple[ParseError, ...]]:
    """Blank YAML's markers for the end of a document where fields follow them."""
    parse_errors = tuple(
        ParseError(
            "yaml-feature",
            Mark(number + 1),
            {"variant": "document-end"},
            width=len(lines[number]),
            correction=Fix(number + 1, (), 1),
        )
        for number in ends
    )
    blanked = ["" if number in ends else line for number, line in enumerate(lines)]
    return "\n".join(blanked), parse_errors


def _is_key(line: str) -> bool:
    match = _KEY.match(line)
    return bool(match and match[1] in KNOWN_KEYS)


def _is_sentence(line: str) -> bool:
    """Return whether a line at the margin is a sentence: some words, no colon but at the end."""
    text = line.rstrip(" .:!?…")
    return line[:1].isalpha() and ":" not in text and len(text.split()) >= _MIN_WORDS


def _is_introduction(lines: Sequence[str]) -> bool:
    """Return whether the lines above the first key are sentences rather than misspelt keys."""
    written = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not written or lines[-1].strip():
        return False
    return all(_is_sentence(line) and line.split()[0] not in KNOWN_KEYS for line in written)


def _end_of_case(lines: Sequence[str], last_key: int) -> int:
    """Return the line after the case, given the line of its last key."""
    for number in range(last_key + 1, len(lines)):
        follows_gap = not lines[number - 1].strip()
        if follows_gap and _is_sentence(lines[number]):
            return number
    return len(lines)


def _keep(
    lines: Sequence[str], first: int, end: int, variant: str
) -> tuple[str, tuple[ParseError, ...]]:
    kept = [line if first <= number < end else "" for number, line in enumerate(lines)]
    removed = (line.strip() and not new for line, new in zip(lines, kept, strict=True))
    place = next((number for number, is_removed in enumerate(removed) if is_removed), None)
    if place is None:
        return "\n".join(kept), ()
    content = tuple("\n".join(lines[first:end]).strip("\n").split("\n"))
    correction = Fix(1, content, len(lines) - (not lines[-1]))
    fault = ParseError(
        "yaml-syntax",
        Mark(place + 1),
        {"variant": variant},
        width=len(lines[place]),
        correction=correction,
    )
    return "\n".join(kept), (fault,)
