"""A field that is there twice: YAML would keep one of the two and drop the other silently."""

from collections.abc import Iterator

from casewright.cases.files import File
from casewright.cases.reading.document import Mark
from casewright.checks.naming import field_name
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Place, Severity

ID = "duplicate-key"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for path, mapping in file.document.mappings():
        if not mapping.repeats:
            continue
        first: dict[str, Mark] = {}
        for entry in mapping.entries:
            key, mark = entry.key.value, entry.key.start
            if key not in first:
                first[key] = mark
                continue
            place = Place(file.source.path, first[key].line, first[key].column)
            values: Values = {"field": field_name(key, context), "line": first[key].line}
            yield Finding(
                mark, "twice", values, data=(*path, key), width=entry.key.width, related=(place,)
            )


RULE = Rule(ID, Severity.ERROR, _examine)
