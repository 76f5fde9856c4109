"""A text that is longer than its place on the page: a title of a paragraph, a summary of ten lines.

A title has to fit a card, a tab and a search result; a summary is what a reader decides by.
"""

from collections.abc import Iterator

from casewright.cases.files import File
from casewright.checks.naming import field_name
from casewright.checks.rule import Context, Finding, Rule, Values, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "too-long"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        limit, length = int(fault.facts["limit"]), int(fault.facts["length"])
        values: Values = {
            "field": field_name(str(fault.facts["field"]), context),
            "limit": limit,
            "length": length,
            "excess": length - limit,
        }
        yield Finding(fault.mark, "length", values, data=fault.data, width=fault.width)


RULE = Rule(ID, Severity.ERROR, _examine)
