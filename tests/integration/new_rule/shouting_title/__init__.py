"""A title in capitals."""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for text in file.texts:
        if text.path == ("title",) and text.scalar.value.isupper():
            yield Finding(text.scalar.start, "capitals", data=text.path)


RULE = Rule("shouting-title", Severity.ADVICE, _check)
