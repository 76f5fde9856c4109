"""A link within the knowledge base that leads nowhere: to a case, a term, a page or a place.

Links to other sites are not followed. Within the site a case is linked to by the name of its file
(``andere-zaak.yml``), a page likewise (``over.md``).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from os.path import normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.cases.collection import SUFFIX, CaseFile, File
from casewright.cases.reading.document import Sequence
from casewright.checks.prose import Link, links_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules.unknown_case import nearest_case
from casewright.diagnostics.diagnostic import Severity

ID = "broken-link"

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_HOST: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info|gov|edu)(?:/|$)"
)
_MAIL: Final = re.compile(r"[^\s/@]+@[^\s/@]+\.[a-z]{2,}")

_Homes = Mapping[str, Collection[str]]


def _examine(file: File, context: Context) -> Iterator[Finding]:
    homes = _homes(context)
    for link in links_of(file):
        if link.target and not _SCHEME.match(link.target):
            yield from _examine_link(link, file, context, homes)


def _homes(context: Context) -> _Homes:
    """Give the addresses below which a case or a term has its page, with the names there are."""
    addresses, collection = context.settings.addresses, context.collection
    return {addresses.cases: collection.case_ids} | {
        addresses.facet(facet): vocabulary.terms.keys()
        for facet, vocabulary in collection.vocabularies.items()
    }


def _examine_link(link: Link, file: File, context: Context, homes: _Homes) -> Iterator[Finding]:
    parts = urlsplit(link.target)
    path, anchor = unquote(parts.path), parts.fragment
    values = {"target": link.target, "suggestion": ""}
    if _MAIL.fullmatch(link.target):
        variant = "mail"
    elif _HOST.match(path):
        variant = "host"
    elif not path:
        variant = "" if anchor in _anchors(file, context) else "anchor"
    elif path.startswith("/"):
        variant = "" if _is_address(path, homes) else "address"
    else:
        variant = "" if _is_file(path, context) else "file"
        if variant and (case := nearest_case(path.strip("/"), context)):
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
        return path.removesuffix(SUFFIX) in context.collection.case_ids
    return (context.settings.docs_dir / path).is_file()


def _is_address(path: str, homes: _Homes) -> bool:
    """Tell whether a case or a term has an address; others are left to whoever has all pages."""
    parent, _, name = path.strip("/").rpartition("/")
    return f"{parent}/" not in homes or name in homes[f"{parent}/"]


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
