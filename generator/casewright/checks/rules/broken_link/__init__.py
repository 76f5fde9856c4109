"""A link within the knowledge base that leads nowhere: to a case, a term, a page or a place.

Links to other sites are not followed. Within the site a case is linked to by the name of its file
(``andere-zaak.yml``), a page likewise (``over.md``).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from os.path import normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.cases.fields import HOST
from casewright.cases.files import CaseFile, File
from casewright.cases.names import SUFFIX
from casewright.cases.reading.document import Sequence
from casewright.checks.prose import Link, links_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "broken-link"

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_MAIL: Final = re.compile(r"[^\s/@]+@[^\s/@]+\.[a-z]{2,}")

_Homes = Mapping[str, Callable[[str], bool]]


def _examine(file: File, context: Context) -> Iterator[Finding]:
    homes = _homes(context)
    for link in links_of(file):
        if link.target and not _SCHEME.match(link.target):
            yield from _examine_link(link, file, context, homes)


def _homes(context: Context) -> _Homes:
    """Give the addresses below which a case or a term has its page, with what is there."""
    addresses = context.settings.addresses
    return {addresses.cases: context.project.has_case} | {
        addresses.facet(facet): vocabulary.terms.__contains__
        for facet, vocabulary in context.vocabularies.items()
    }


def _examine_link(link: Link, file: File, context: Context, homes: _Homes) -> Iterator[Finding]:
    parts = urlsplit(link.target)
    path, anchor = unquote(parts.path), parts.fragment
    values = {"target": link.target, "suggestion": ""}
    if _MAIL.fullmatch(link.target):
        variant = "mail"
    elif HOST.match(path):
        variant = "host"
    elif not path:
        variant = "" if anchor in _anchors(file, context) else "anchor"
    elif path.startswith("/"):
        variant = "" if _is_address(path, homes) else "address"
    else:
        variant = "" if _is_file(path, context) else "file"
        if variant and (case := context.project.closest_case(path.strip("/"))):
            values["suggestion"] = case + SUFFIX
    if variant:
        tip = "did-you-mean" if values["suggestion"] else variant
        mark, width = link.place(file)
        yield Finding(mark, variant, values, tip, link.text.path, width)


def _is_file(path: str, context: Context) -> bool:
    """Tell whether a path leads to a case, a page or another file of the cases folder."""
    path = normpath(path)
    if path.startswith(".."):
        return False
    if "/" not in path and path.endswith(SUFFIX):
        return context.project.has_case(path.removesuffix(SUFFIX))
    return context.project.has_file(path)


def _is_address(path: str, homes: _Homes) -> bool:
    """Tell whether a case or a term has an address; others are left to whoever has all pages."""
    parent, _, name = path.strip("/").rpartition("/")
    return f"{parent}/" not in homes or homes[f"{parent}/"](name)


def _anchors(file: File, context: Context) -> frozenset[str]:
    """Name the places on a case's page that can be linked to."""
    entries = context.settings.catalogue.entries
    names = {forms[0] for key, forms in entries.items() if key.startswith("anchor.")}
    lessons = file.document.find(("lessons",))[1]
    if isinstance(file, CaseFile) and isinstance(lessons, Sequence):
        lesson = entries["anchor.lesson"][0]
        names |= {f"{lesson}-{number + 1}" for number in range(len(lessons.items))}
    return frozenset(names)


RULE = Rule(ID, Severity.ERROR, _examine)
