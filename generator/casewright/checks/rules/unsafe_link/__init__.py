"""Links that could harm a reader, or that only work on the author's computer.

Allowed are ``https:``, ``http:``, ``mailto:`` and links within the site.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.fields import SAFE_SCHEMES
from casewright.checks.links import iter_links
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File

ID = "unsafe-link"

_SCHEME: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-\s]*):")
_WHITE: Final = re.compile(r"\s+")
_LOCAL: Final = re.compile(r"file|[a-z]")


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for link in iter_links(file):
        if variant := _danger(link.target):
            scheme = _scheme(link.target)
            values = {"target": link.target, "scheme": f"{scheme}:" if scheme else "//"}
            mark, width = link.place(file)
            yield Finding(mark, variant, values, None, link.text.path, width)


def _scheme(target: str) -> str:
    match = _SCHEME.match(target)
    return _WHITE.sub("", match[1]).casefold() if match else ""


def _danger(target: str) -> str:
    if target.startswith(("//", "\\\\", "/\\", "\\/")):
        return "no-scheme"
    scheme = _scheme(target)
    if not scheme or scheme in SAFE_SCHEMES:
        return ""
    return "local" if _LOCAL.fullmatch(scheme) else "scheme"


RULE = Rule(ID, Severity.ERROR, _check)
