"""A link within the knowledge base that leads nowhere: to a case, a term, a page or a place.

Links to other sites are not followed. Within the site a case is linked to by the name of its file
(``andere-zaak.yml``), a page likewise (``over.md``).
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from casewright.cases.fields import HOST
from casewright.cases.files import CaseFile, File
from casewright.cases.names import SUFFIX
from casewright.checks.anchors import anchors_of
from casewright.checks.destinations import Destinations
from casewright.checks.prose import Link, links_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "broken-link"

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_MAIL: Final = re.compile(r"[^\s/@]+@[^\s/@]+\.[a-z]{2,}")


def _examine(file: File, context: Context) -> Iterator[Finding]:
    destinations = Destinations(context.settings, context.vocabularies, context.around)
    for link in links_of(file):
        if link.target and not _SCHEME.match(link.target):
            yield from _examine_link(link, file, context, destinations)


def _examine_link(
    link: Link, file: File, context: Context, destinations: Destinations
) -> Iterator[Finding]:
    values = {"target": link.target, "suggestion": ""}
    path = unquote(re.split("[?#]", link.target, maxsplit=1)[0])
    if _MAIL.fullmatch(link.target):
        variant = "mail"
    elif HOST.match(path):
        variant = "host"
    elif not path:
        variant = _on_own_page(link.target, file, context)
    else:
        variant = destinations.find_fault(link.target)
        if variant == "file" and (case := context.around.closest_case(path.strip("/"))):
            values["suggestion"] = case + SUFFIX
    if variant:
        tip = "did-you-mean" if values["suggestion"] else variant
        mark, width = link.place(file)
        yield Finding(mark, variant, values, tip, link.text.path, width)


def _on_own_page(target: str, file: File, context: Context) -> str:
    anchor = unquote(target.partition("#")[2])
    known = anchors_of(file, context.settings) if isinstance(file, CaseFile) else ()
    return "" if anchor in known or not anchor else "anchor"


RULE = Rule(ID, Severity.ERROR, _examine)
