"""A picture that is not where the case says: readers would see an empty place."""

from collections.abc import Iterator

from casewright.cases.collection import File
from casewright.cases.picture import MEDIA, PictureFault, look_at
from casewright.checks.naming import nearest
from casewright.checks.pictures import pictures_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "missing-image"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for picture in pictures_of(file):
        name = picture.file.value.strip()
        if look_at(context.settings.docs_dir, file.id, name) is PictureFault.ABSENT:
            folder = f"{context.settings.docs_dir.name}/{MEDIA}/{file.id}"
            suggestion = _suggestion(name, file, context)
            values = {"file": name, "folder": folder, "suggestion": suggestion}
            tip = "did-you-mean" if suggestion else "absent"
            path = (*picture.path, "file")
            yield Finding(picture.file.start, "absent", values, tip, path, picture.file.width)


def _suggestion(name: str, file: File, context: Context) -> str:
    """Find the file that was most likely meant; capitals count, as they do for a web server."""
    folder = context.settings.docs_dir / MEDIA / file.id
    there = folder.iterdir() if folder.is_dir() else ()
    return nearest(name, {path.name.casefold(): path.name for path in there})


RULE = Rule(ID, Severity.ERROR, _examine)
