"""Lists typed by hand, whose items would run together into one paragraph.

This affects items with a word processor's bullet or a letter, and any list in a text that begins
with ``>`` or on the line of its key, because YAML joins their lines.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.loader.files import File
from casewright.loader.text_fields import TextField, TextKind
from casewright.yaml.lines import indent_of, next_key
from casewright.yaml.nodes import Mark, Scalar
from casewright.yaml.typed_lists import MARKER, as_markdown_item, is_typed_item

ID = "typed-list"

_MIN_ITEMS: Final = 2


def _check(file: File, _context: Context) -> Iterator[Finding]:
    of_wrong_type = {fault.data for fault in file.parse_errors}
    for text in file.texts:
        scalar = text.scalar
        if text.path in of_wrong_type:
            continue
        if text.kind is TextKind.PROSE and scalar.end.line > scalar.start.line:
            finding = _find(text, file.document.find(text.path)[0], file.source.lines)
            if finding:
                yield finding


def _find(text: TextField, key: Scalar | None, lines: Sequence[str]) -> Finding | None:
    scalar = text.scalar
    in_block = scalar.style in ("|", ">")
    first = scalar.start.line if in_block else scalar.start.line - 1
    end = min(next_key(lines, scalar.start.line - 1), scalar.end.line)
    body = lines[first:end]
    folded = scalar.style != "|"
    items = _find_items(body, folded=folded)
    if not items:
        return None
    place = Mark(first + items[0] + 1, indent_of(body[items[0]]) + 1)
    shown = [as_markdown_item(line) if n in items else line for n, line in enumerate(body)]
    variant = "folded" if folded else "bullets"
    correction: Fix | None = None
    if not folded:
        start, last = items[0], items[-1] + 1
        correction = Fix(first + start + 1, tuple(shown[start:last]))
    elif in_block:
        header = lines[first - 1].rstrip()
        cut = header.rfind(scalar.style)
        if cut < 0:  # the block itself was recovered
            return None
        rest = (header[:cut] + "|" + header[cut + 1 :], *shown)
        correction = Fix(first, _trimmed(rest))
    elif key and key.start.line == scalar.start.line and not scalar.style:
        correction = _as_block(key, scalar, shown, lines)
    sign = body[items[0]].lstrip()[:1]
    return Finding(place, variant, {"sign": sign}, data=text.path, correction=correction)


def _find_items(body: Sequence[str], *, folded: bool) -> list[int]:
    """Return the numbers of the lines that begin an item."""
    if folded:
        items = [number for number, line in enumerate(body) if MARKER.match(line.strip())]
        return items if len(items) >= _MIN_ITEMS else []
    items = [number for number, line in enumerate(body) if is_typed_item(line)]
    if len(items) >= _MIN_ITEMS:
        return items
    return [number for number in items if is_typed_item(body[number], only_sure=True)]


def _as_block(key: Scalar, scalar: Scalar, shown: Sequence[str], lines: Sequence[str]) -> Fix:
    """Return a text on the line of its key as a block below the key."""
    line = lines[key.start.line - 1]
    indent = " " * (key.start.column + 1)
    opening = line[scalar.start.column - 1 :].strip()
    body = (f"{indent}{one.strip()}" for one in (opening, *shown[1:]))
    return Fix(key.start.line, (f"{line[: scalar.start.column - 1]}|", *body), len(shown))


def _trimmed(lines: tuple[str, ...]) -> tuple[str, ...]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


RULE = Rule(ID, Severity.ADVICE, _check)
