"""A picture that is not where the case says: readers would see an empty place."""

from collections.abc import Iterator

from casewright.cases.files import File
from casewright.cases.picture import MEDIA, PictureFault
from casewright.checks.queries import iter_pictures
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "missing-image"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for picture in iter_pictures(file):
        name = picture.file.value.strip()
        if context.project.picture_fault(file.id, name) == PictureFault.ABSENT:
            folder = f"{context.settings.docs_dir.name}/{MEDIA}/{file.id}"
            suggestion = context.project.closest_picture(file.id, name)
            values = {"file": name, "folder": folder, "suggestion": suggestion}
            tip = "did-you-mean" if suggestion else "absent"
            path = (*picture.path, "file")
            yield Finding(picture.file.start, "absent", values, tip, path, picture.file.width)


RULE = Rule(ID, Severity.ERROR, _examine)
