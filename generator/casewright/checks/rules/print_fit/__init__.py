"""A story that takes more than one sheet of paper, printed on both sides.

It is advice, and an estimate: lines are counted as a hand-out sets them, by the length of the
texts alone. The measures below were fitted to twelve stories of 300 to 1,800 words, printed by a
browser on A4; they were off by less than a tenth of a page.
"""

from collections.abc import Iterator
from math import ceil
from typing import Final

from casewright.cases.case import Status
from casewright.cases.files import CaseFile, File
from casewright.cases.shape import Kind, Text
from casewright.checks.queries import status_of
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Severity

ID = "print-fit"

MOST_PAGES: Final = 2
"""The two sides of a sheet."""

LINE: Final = 84
"""Characters on a line of a hand-out."""

PAGE: Final = 48
"""Lines on a page."""

HEAD: Final = 6
"""Lines that the title, the facts and the foot of a hand-out take."""

HEADING: Final = 2.5
"""Lines that the heading of a section takes, with the white around it."""

WHITE: Final = 0.5
"""Lines of white behind a paragraph or an item."""

_ELSEWHERE: Final = ("workshop", "images")


def estimated_pages(texts: tuple[Text, ...]) -> float:
    """Estimate how many pages of a hand-out the texts of a case take."""
    printed = [text for text in texts if text.path[0] not in _ELSEWHERE]
    sections = {text.path[0] for text in printed if text.kind is Kind.PROSE}
    lines = sum(_lines(text.scalar.value) for text in printed)
    return (HEAD + HEADING * len(sections) + lines) / PAGE


def _lines(text: str) -> float:
    """Count the lines of a text: those of each paragraph or item, and the white between."""
    blocks = text.strip().split("\n\n")
    return WHITE * len(blocks) + sum(max(1, -(-len(block) // LINE)) for block in blocks)


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile) or status_of(file) == Status.WITHDRAWN:
        return
    pages = estimated_pages(file.texts)
    if pages > MOST_PAGES:
        values: Values = {"pages": ceil(pages), "most": MOST_PAGES}
        yield Finding(file.document.first, "pages", values)


RULE = Rule(ID, Severity.ADVICE, _examine)
