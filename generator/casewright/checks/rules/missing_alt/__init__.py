"""A picture without words for who cannot see it.

``alt: ""`` says that there is nothing to tell: the picture only adorns. To leave the field away,
or open, says nothing; nor does the name of a file.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.case import Status
from casewright.cases.files import File
from casewright.cases.reading.document import Scalar
from casewright.checks.queries import iter_pictures, status_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "missing-alt"

_FILE_NAME: Final = re.compile(r"\S+\.(?:jpe?g|png|webp|avif|gif|heic|svg)", re.IGNORECASE)


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    severity = Severity.WARNING if status_of(file) == Status.DRAFT else None
    for picture in iter_pictures(file):
        path = (*picture.path, "alt")
        entry = picture.item.get("alt")
        if entry is None:
            mark = picture.item.start
            yield Finding(mark, "absent", {"file": picture.file.value}, None, path, 1, severity)
        elif not isinstance(entry.value, Scalar):
            continue
        elif entry.value.empty and not entry.value.style:
            width = entry.key.width
            yield Finding(entry.key.start, "empty", {}, None, path, width, severity)
        elif _FILE_NAME.fullmatch(entry.value.value.strip()):
            width = entry.value.width
            yield Finding(entry.value.start, "name", {}, None, path, width, severity)


RULE = Rule(ID, Severity.ERROR, _examine)
