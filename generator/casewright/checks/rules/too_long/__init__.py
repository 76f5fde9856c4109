"""Texts that are longer than their field allows.

A title has to fit a card, a tab and a search result; a summary has to be read at a glance.
"""

from collections.abc import Iterator

from casewright.checks.labels import format_field_name
from casewright.checks.rule import Context, Finding, Rule, Values, parse_errors_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File

ID = "too-long"


def _check(file: File, context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        limit, length = int(fault.facts["limit"]), int(fault.facts["length"])
        values: Values = {
            "field": format_field_name(str(fault.facts["field"]), context),
            "limit": limit,
            "length": length,
            "excess": length - limit,
        }
        yield Finding(fault.mark, "length", values, data=fault.data, width=fault.width)


RULE = Rule(ID, Severity.ERROR, _check)
