"""Images that are not in the folder of the case."""

from collections.abc import Iterator

from casewright.checks.queries import iter_pictures
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File
from casewright.loader.images import MEDIA_DIR, ImageProblem

ID = "missing-image"


def _check(file: File, context: Context) -> Iterator[Finding]:
    for picture in iter_pictures(file):
        name = picture.file.value.strip()
        if context.project.picture_fault(file.id, name) == ImageProblem.ABSENT:
            folder = f"{context.settings.docs_dir.name}/{MEDIA_DIR}/{file.id}"
            suggestion = context.project.closest_picture(file.id, name)
            values = {"file": name, "folder": folder, "suggestion": suggestion}
            tip = "did-you-mean" if suggestion else "absent"
            path = (*picture.path, "file")
            yield Finding(picture.file.start, "absent", values, tip, path, picture.file.width)


RULE = Rule(ID, Severity.ERROR, _check)
