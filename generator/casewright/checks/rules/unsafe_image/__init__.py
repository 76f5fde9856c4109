"""Files that cannot be published as an image: unsupported format, too large, or outside the folder.

The format is read from the content, not from the name. Formats that can contain scripts, such as
SVG, are not supported.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.links import locate
from casewright.checks.queries import iter_pictures
from casewright.checks.rule import Context, Finding, PageRule, Values
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import PageFile, Readable
from casewright.loader.images import (
    IMAGE_FORMATS,
    MAX_IMAGE_BYTES,
    MAX_PIXELS,
    MEDIA_DIR,
    ImageProblem,
)
from casewright.yaml.nodes import Mark

ID = "unsafe-image"

_OUTSIDE: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_MILLION: Final = 1_000_000


def _check(file: Readable, context: Context) -> Iterator[Finding]:
    if isinstance(file, PageFile):
        yield from _outside_pictures(file)
        return
    for picture in iter_pictures(file):
        name = picture.file.value.strip()
        fault = context.project.picture_fault(file.id, name)
        if fault and fault != ImageProblem.ABSENT:
            values: Values = {
                "file": name,
                "folder": f"{context.settings.docs_dir.name}/{MEDIA_DIR}/{file.id}",
                "kinds": IMAGE_FORMATS,
                "megabytes": MAX_IMAGE_BYTES // 1024**2,
                "pixels": MAX_PIXELS // _MILLION,
            }
            path = (*picture.path, "file")
            yield Finding(picture.file.start, fault, values, None, path, picture.file.width)


def _outside_pictures(file: PageFile) -> Iterator[Finding]:
    """Find the images of a page that are loaded from another host."""
    (text,) = file.texts
    if "![" not in text.scalar.value:
        return
    from casewright.prose import links  # noqa: PLC0415  (slow to load, seldom needed)

    for source in links.images_in(text.scalar.value):
        if _OUTSIDE.match(source):
            mark, width = locate(file, text.scalar, f"]({source}")
            place = Mark(mark.line, mark.column + len("]("))
            yield Finding(place, "other-site", {"file": source}, width=width - len("]("))


RULE = PageRule(ID, Severity.ERROR, _check)
