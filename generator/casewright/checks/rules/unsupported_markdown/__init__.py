"""Markdown of other programs, such as Obsidian, Notion, GitHub or MkDocs.

The page would show the markup literally. Text that other programs hide (``%%text%%``) would be
shown as well, which is an error because nobody meant to publish it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casewright.cases.fields import SECTION_LIMIT
from casewright.checks.links import locate
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.loader.files import File
from casewright.loader.text_fields import TextField, TextKind

ID = "unsupported-markdown"

_CODE: Final = re.compile(
    r"^[ ]{0,3}(```|~~~).*?(?:^[ ]{0,3}\1|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL
)
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "hidden": re.compile(r"%%(?=[^\s%]|[ ][^%])[^%]{1,2000}%%"),
    "wiki": re.compile(
        r"!?\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\]"
    ),
    "highlight": re.compile(r"(?<![=\w])==(?P<text>[^\s=][^=\n]{0,300})==(?![=\w])"),
    "footnote": re.compile(r"\[\^[\w-]{1,40}\]:?"),
    "task": re.compile(r"^[ \t]*(?P<bullet>[-*+])[ ]\[[ xX]\][ ]", re.MULTILINE),
    "admonition": re.compile(
        r"^[ \t]*(?:!!!|\?\?\?\+?|:::)[ ]?\w[^\n]*|^[ \t]*>[ ]?\[!\w+\][^\n]*", re.MULTILINE
    ),
    "space": re.compile(r"(?P<open>\]\()(?P<target>[^()<>\n\"]{1,2000})(?P<close>\))"),
    "reference": re.compile(
        r"(?<!\\)\[(?P<text>[^\[\]\n]{1,200})\]\[(?P<label>[^\[\]\n]{0,100})\]"
    ),
}


_REWRITTEN: Final = ("highlight", "task", "wiki", "space")


def _check(file: File, context: Context) -> Iterator[Finding]:
    for text in file.texts:
        value = text.scalar.value
        if text.kind is TextKind.PROSE and len(value) <= SECTION_LIMIT:
            yield from _findings(text, file, context)


def _findings(text: TextField, file: File, context: Context) -> Iterator[Finding]:
    value = _CODE.sub(lambda match: " " * len(match[0]), text.scalar.value)
    seen: dict[str, int] = {}
    for variant, pattern in _PATTERNS.items():
        for match in pattern.finditer(value):
            found = match[0].strip().split("\n", 1)[0]
            if not _is_unsupported(variant, match, value):
                continue
            mark, width = locate(file, text.scalar, found, seen.get(found, 0))
            seen[found] = seen.get(found, 0) + 1
            severity = Severity.ERROR if variant == "hidden" else None
            yield Finding(
                mark,
                variant,
                {"found": found},
                data=text.path,
                width=width,
                severity=severity,
                correction=_correction(variant, file.source.line(mark.line), mark.line, context),
            )


def _is_unsupported(variant: str, match: re.Match[str], text: str) -> bool:
    if variant == "space":
        return " " in match["target"].strip()
    if variant == "reference":
        label = match["label"] or match["text"]
        return f"[{label.casefold()}]:" not in text.casefold()
    return True


def _correction(variant: str, line: str, number: int, context: Context) -> Fix | None:
    """Return the line with everything rewritten that can be; other variants have no correction."""
    if variant not in _REWRITTEN:
        return None
    corrected = _PATTERNS["highlight"].sub(r"**\g<text>**", line)
    corrected = _PATTERNS["task"].sub(lambda match: match[0][: match.end("bullet") + 1], corrected)
    corrected = _PATTERNS["wiki"].sub(lambda match: _case_link(match, context), corrected)
    corrected = _PATTERNS["space"].sub(_without_spaces, corrected)
    return Fix(number, (corrected,)) if corrected != line else None


def _case_link(match: re.Match[str], context: Context) -> str:
    """Convert a wiki link to a case into a link, and any other into its text."""
    target = match["target"].strip()
    label = (match["label"] or target).strip()
    return f"[{label}]({target}.yml)" if context.project.has_case(target) else label


def _without_spaces(match: re.Match[str]) -> str:
    return f"{match['open']}{match['target'].strip().replace(' ', '%20')}{match['close']}"


RULE = Rule(ID, Severity.ADVICE, _check)
