"""Cases whose file names differ only in case or suffix: they would get the same address.

On many computers the two cannot exist in one folder. The second is reported, and refers to the
first.
"""

from collections.abc import Iterator
from pathlib import PurePath

from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Location, Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Mark

ID = "id-collision"


def _check(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    first = context.project.canonical_file(file.id)
    if first and file.path != first:
        values = {"name": PurePath(file.path).name, "other": PurePath(first).name}
        yield Finding(Mark(), "same", values, related=(Location(first),))


RULE = Rule(ID, Severity.ERROR, _check)
