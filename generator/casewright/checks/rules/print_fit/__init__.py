"""Cases that take more than two printed pages.

This is advice, and an estimate from the lengths of the texts. The constants below were fitted to
twelve cases of 300 to 1,800 words, printed on A4 by a browser; the error was less than 0.1 page.
"""

from collections.abc import Iterator
from math import ceil
from typing import Final

from casewright.cases.case import Status
from casewright.checks.queries import status_of
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File
from casewright.loader.text_fields import TextField, TextKind

ID = "print-fit"

MAX_PAGES: Final = 2
"""The two sides of one sheet of paper."""

LINE: Final = 84
"""Characters per line."""

PAGE: Final = 48
"""Lines per page."""

HEAD: Final = 6
"""Lines for the title, the facts and the footer."""

HEADING: Final = 2.5
"""Lines for the heading of a section with its margins."""

WHITE: Final = 0.5
"""Lines of space after a paragraph or list item."""

_ELSEWHERE: Final = ("workshop", "images")


def estimated_pages(texts: tuple[TextField, ...]) -> float:
    """Estimate the number of printed pages of a case."""
    printed = [text for text in texts if text.path[0] not in _ELSEWHERE]
    sections = {text.path[0] for text in printed if text.kind is TextKind.PROSE}
    lines = sum(_lines(text.scalar.value) for text in printed)
    return (HEAD + HEADING * len(sections) + lines) / PAGE


def _lines(text: str) -> float:
    """Return the number of lines of a text, with the space between paragraphs and items."""
    blocks = text.strip().split("\n\n")
    return WHITE * len(blocks) + sum(max(1, -(-len(block) // LINE)) for block in blocks)


def _check(file: File, _context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile) or status_of(file) == Status.WITHDRAWN:
        return
    pages = estimated_pages(file.texts)
    if pages > MAX_PAGES:
        values: Values = {"pages": ceil(pages), "most": MAX_PAGES}
        yield Finding(file.document.first, "pages", values)


RULE = Rule(ID, Severity.ADVICE, _check)
