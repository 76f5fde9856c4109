"""Two cases whose files differ by a capital or a suffix only: they would get one address.

On many computers the two cannot even lie in one folder. The second is reported, with the first.
"""

from collections.abc import Iterator
from pathlib import PurePath

from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import Mark
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Place, Severity

ID = "id-collision"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    first = context.project.canonical_file(file.id)
    if first and file.path != first:
        values = {"name": PurePath(file.path).name, "other": PurePath(first).name}
        yield Finding(Mark(), "same", values, related=(Place(first),))


RULE = Rule(ID, Severity.ERROR, _examine)
