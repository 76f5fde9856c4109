"""Two cases whose files differ by a capital or a suffix only: they would get one address.

On many computers the two cannot even lie in one folder. The second is reported, with the first.
"""

from collections.abc import Iterator
from pathlib import PurePath

from casewright.cases.collection import SUFFIX, CaseFile, File
from casewright.cases.fields import is_id
from casewright.cases.reading.document import Mark
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules.invalid_id import name_key
from casewright.diagnostics.diagnostic import Place, Severity

ID = "id-collision"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    same = context.collection.same_names[name_key(file.id)]
    first = next((other for other in same if _is_right(other)), same[0])
    if file is not first:
        other = first.source.path
        values = {"name": PurePath(file.source.path).name, "other": PurePath(other).name}
        yield Finding(Mark(), "same", values, related=(Place(other),))


def _is_right(file: CaseFile) -> bool:
    return is_id(file.id) and file.source.path.endswith(SUFFIX)


RULE = Rule(ID, Severity.ERROR, _examine)
