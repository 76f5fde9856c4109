"""Links within the site whose target does not exist: a case, a term, a page or an anchor.

Links to other sites are not followed. A link names the file of a case (``andere-zaak.yml``) or of
a page (``over.md``).
"""

import re
from collections.abc import Iterator
from os.path import normpath
from typing import Final
from urllib.parse import unquote

from casewright.cases.fields import HOST
from casewright.checks.anchors import anchors_of
from casewright.checks.destinations import Destinations
from casewright.checks.links import ProseLink, iter_links
from casewright.checks.rule import Context, Finding, PageRule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File, PageFile, Readable
from casewright.paths import PAGE_SUFFIX, SUFFIX

ID = "broken-link"

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_MAIL: Final = re.compile(r"[^\s/@]+@[^\s/@]+\.[a-z]{2,}")


def _check(file: Readable, context: Context) -> Iterator[Finding]:
    destinations = Destinations(context.settings, context.vocabularies, context.project)
    for link in iter_links(file):
        if not link.target or _SCHEME.match(link.target):
            continue
        if isinstance(file, PageFile):
            yield from _examine_page_link(link, file, context, destinations)
        else:
            yield from _examine_link(link, file, context, destinations)


def _examine_page_link(
    link: ProseLink, file: PageFile, context: Context, destinations: Destinations
) -> Iterator[Finding]:
    """Check a link to a page or a case; other links of a page are checked in the built site."""
    path = unquote(re.split("[?#]", link.target, maxsplit=1)[0])
    if not path.endswith((SUFFIX, PAGE_SUFFIX)) or path.startswith("/"):
        return
    folder = context.settings.docs_dir.relative_to(context.settings.root).as_posix()
    home = file.path.removeprefix(f"{folder}/").rpartition("/")[0]
    name = normpath(f"{home}/{path}").lstrip("/")
    if name.endswith(PAGE_SUFFIX) and not destinations.find_page_fault(name):
        return
    case = context.project.closest_case(path.rpartition("/")[2])
    climb = "../" * (home.count("/") + 1) if home else ""
    cases = context.settings.addresses.cases
    values = {
        "target": link.target,
        "suggestion": f"{climb}{cases}{case}{PAGE_SUFFIX}" if case else "",
        "cases": cases,
    }
    mark, width = link.place(file)
    yield Finding(mark, "file", values, "did-you-mean" if case else "page-file", (), width)


def _examine_link(
    link: ProseLink, file: File, context: Context, destinations: Destinations
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
        if variant == "file" and (case := context.project.closest_case(path.strip("/"))):
            values["suggestion"] = case + SUFFIX
    if variant:
        tip = "did-you-mean" if values["suggestion"] else variant
        mark, width = link.place(file)
        yield Finding(mark, variant, values, tip, link.text.path, width)


def _on_own_page(target: str, file: File, context: Context) -> str:
    anchor = unquote(target.partition("#")[2])
    known = anchors_of(file, context.settings) if isinstance(file, CaseFile) else ()
    return "" if anchor in known or not anchor else "anchor"


RULE = PageRule(ID, Severity.ERROR, _check)
