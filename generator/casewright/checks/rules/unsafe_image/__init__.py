"""A file that cannot be a picture on the site: of another kind, too large, or from elsewhere.

What a file is, is told by its content and not by its name. A kind that can hold a script, such as
SVG, is none of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.files import PageFile, Readable
from casewright.cases.picture import (
    KINDS,
    LARGEST_FILE,
    MEDIA,
    MOST_PIXELS,
    PictureFault,
)
from casewright.cases.reading.document import Mark
from casewright.checks.prose import locate
from casewright.checks.queries import iter_pictures
from casewright.checks.rule import Context, Finding, PageRule, Values
from casewright.diagnostics.diagnostic import Severity

ID = "unsafe-image"

_OUTSIDE: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_MILLION: Final = 1_000_000


def _examine(file: Readable, context: Context) -> Iterator[Finding]:
    if isinstance(file, PageFile):
        yield from _outside_pictures(file)
        return
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


def _outside_pictures(file: PageFile) -> Iterator[Finding]:
    """Find the pictures of a page that come from another host."""
    (text,) = file.texts
    if "![" not in text.scalar.value:
        return
    from casewright.checks import markdown  # noqa: PLC0415  (slow to load, seldom needed)

    for source in markdown.images_in(text.scalar.value):
        if _OUTSIDE.match(source):
            mark, width = locate(file, text.scalar, f"]({source}")
            place = Mark(mark.line, mark.column + len("]("))
            yield Finding(place, "other-site", {"file": source}, width=width - len("]("))


RULE = PageRule(ID, Severity.ERROR, _examine)
