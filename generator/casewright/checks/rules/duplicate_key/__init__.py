"""Duplicate keys: YAML would keep one value and silently drop the other."""

from collections.abc import Iterator

from casewright.checks.labels import format_field_name
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Location, Severity
from casewright.loader.files import File
from casewright.yaml.nodes import Mark

ID = "duplicate-key"


def _check(file: File, context: Context) -> Iterator[Finding]:
    for path, mapping in file.document.mappings():
        if not mapping.repeats:
            continue
        first: dict[str, Mark] = {}
        for entry in mapping.entries:
            key, mark = entry.key.value, entry.key.start
            if key not in first:
                first[key] = mark
                continue
            place = Location(file.source.path, first[key].line, first[key].column)
            values: Values = {"field": format_field_name(key, context), "line": first[key].line}
            yield Finding(
                mark, "twice", values, data=(*path, key), width=entry.key.width, related=(place,)
            )


RULE = Rule(ID, Severity.ERROR, _check)
