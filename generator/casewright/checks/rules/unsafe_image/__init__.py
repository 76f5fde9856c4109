"""A file that cannot be a picture on the site: of another kind, too large, or from elsewhere.

What a file is, is told by its content and not by its name. A kind that can hold a script, such as
SVG, is none of them.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.files import File
from casewright.cases.picture import (
    KINDS,
    LARGEST_FILE,
    MEDIA,
    MOST_PIXELS,
    PictureFault,
)
from casewright.checks.queries import iter_pictures
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Severity

ID = "unsafe-image"

_MILLION: Final = 1_000_000


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for picture in iter_pictures(file):
        name = picture.file.value.strip()
        fault = context.project.picture_fault(file.id, name)
        if fault and fault != PictureFault.ABSENT:
            values: Values = {
                "file": name,
                "folder": f"{context.settings.docs_dir.name}/{MEDIA}/{file.id}",
                "kinds": KINDS,
                "megabytes": LARGEST_FILE // 1024**2,
                "pixels": MOST_PIXELS // _MILLION,
            }
            path = (*picture.path, "file")
            yield Finding(picture.file.start, fault, values, None, path, picture.file.width)


RULE = Rule(ID, Severity.ERROR, _examine)
