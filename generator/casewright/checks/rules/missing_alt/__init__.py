"""Images without alternative text.

``alt: ""`` marks a decorative image. A missing or empty field, or the name of the file, does not.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.case import Status
from casewright.checks.queries import iter_pictures, status_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File
from casewright.yaml.nodes import Scalar

ID = "missing-alt"

_FILE_NAME: Final = re.compile(r"\S+\.(?:jpe?g|png|webp|avif|gif|heic|svg)", re.IGNORECASE)


def _check(file: File, _context: Context) -> Iterator[Finding]:
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


RULE = Rule(ID, Severity.ERROR, _check)
