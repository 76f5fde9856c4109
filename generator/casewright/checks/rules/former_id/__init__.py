"""Links to a case by a former id.

They work, by way of a redirect page. The name that the case has now is better.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.links import iter_links
from casewright.checks.queries import iter_ids
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File
from casewright.paths import SUFFIX

ID: Final = "former-id"

_CASE_FILE: Final = re.compile(r"([a-z0-9-]+)\.yml(?![^?#])")


def _check(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    for path, scalar in iter_ids(file.document, ("related",)):
        name = scalar.value.strip()
        now = context.project.renamed(name)
        if now not in ("", file.id):
            values = {"name": name, "now": now}
            yield Finding(scalar.start, "renamed", values, None, path, scalar.width)
    for link in iter_links(file):
        match = _CASE_FILE.match(link.target)
        if match and (now := context.project.renamed(match[1])):
            values = {"name": match[1] + SUFFIX, "now": now + SUFFIX}
            mark, width = link.place(file)
            yield Finding(mark, "renamed", values, None, link.text.path, width)


RULE = Rule(ID, Severity.ADVICE, _check)
