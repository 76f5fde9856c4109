"""Sentences of more than 25 words.

This is advice. Words are counted as a reader sees them, without link targets and Markdown.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from casewright.cases.fields import SECTION_LIMIT
from casewright.checks.links import locate
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File
from casewright.loader.text_fields import TextKind

ID = "long-sentence"

LONGEST: Final = 25
"""Words that most people can read without a pause."""

MOST: Final = 5
"""Findings per file."""

_LAST: Final = 8
"""Characters before a full stop that are searched for an abbreviation."""

_CODE: Final = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
_BLOCK: Final = re.compile(r"\n\s*\n|\n\s*(?=(?:[-*+>|]|#{1,6}|\d{1,3}[.)])\s)")
_MARKER: Final = re.compile(r"\s*(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])\s+)*")
_END: Final = re.compile(r"[.!?…][\"'’”)\]*_]*\s+(?=[\"'‘“(\[*_]*[A-ZÀ-Þ0-9])")
_SHORTENED: Final = frozenset(
    ("dhr", "mevr", "mw", "dr", "drs", "ing", "ir", "mr", "prof", "ds", "nr", "ca", "bijv", "bv")
)
"""Abbreviations, after which a full stop does not end a sentence."""

_ADDRESS: Final = re.compile(r"\]\([^()\s]*\)|<?https?://\S+")
_WORD: Final = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")


def _check(file: File, _context: Context) -> Iterator[Finding]:
    return islice(_findings(file), MOST)


def _findings(file: File) -> Iterator[Finding]:
    for text in file.texts:
        value = text.scalar.value
        if text.kind not in (TextKind.PROSE, TextKind.SUMMARY) or len(value) > SECTION_LIMIT:
            continue
        seen: dict[str, int] = {}
        for sentence in _sentences(value):
            words = len(_WORD.findall(_ADDRESS.sub(" ", sentence)))
            if words > LONGEST:
                skip = seen.get(sentence, 0)
                seen[sentence] = skip + 1
                mark, width = locate(file, text.scalar, sentence, skip)
                values = {"words": words, "longest": LONGEST}
                yield Finding(mark, "words", values, data=text.path, width=width)


def _sentences(text: str) -> Iterator[str]:
    """Iterate over the sentences that may be too long."""
    if _spaces(text) < LONGEST:
        return
    for stretch in _stretches(_CODE.sub("", text) if "```" in text or "~~~" in text else text):
        if _spaces(stretch) >= LONGEST:
            blocks = _BLOCK.split(stretch)
            prose = (block for block in blocks if not block.lstrip().startswith("|"))
            yield from (_MARKER.sub("", block, count=1) for block in prose)


def _stretches(text: str) -> Iterator[str]:
    """Split a text at the ends of sentences, but not after an abbreviation."""
    begun = ""
    for piece in _END.split(text):
        begun = f"{begun}. {piece}" if begun else piece
        last = begun[-_LAST:].rpartition(" ")[2].casefold()
        if last not in _SHORTENED and len(last) > 1 and "." not in last:
            yield begun
            begun = ""
    if begun:
        yield begun


def _spaces(text: str) -> int:
    return text.count(" ") + text.count("\n")


RULE = Rule(ID, Severity.ADVICE, _check)
