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
from casewright.cases.files import CaseFile, File, PageFile, Readable
from casewright.cases.names import PAGE_SUFFIX, SUFFIX
from casewright.cases.reading.document import Sequence
from casewright.checks.prose import Link, links_of
from casewright.checks.rule import Context, Finding, PageRule
from casewright.diagnostics.diagnostic import Severity

ID = "broken-link"

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_MAIL: Final = re.compile(r"[^\s/@]+@[^\s/@]+\.[a-z]{2,}")

_Homes = Mapping[str, Callable[[str], bool]]


def _examine(file: Readable, context: Context) -> Iterator[Finding]:
    homes = _homes(context)
    if isinstance(file, PageFile):
        yield from _examine_page(file, context, homes)
        return
    for link in links_of(file):
        if link.target and not _SCHEME.match(link.target):
            yield from _examine_link(link, file, context, homes)


def _examine_page(file: PageFile, context: Context, homes: _Homes) -> Iterator[Finding]:
    """Judge the links to cases and pages; of what else a page may hold the built site is judged."""
    folder = context.settings.docs_dir.relative_to(context.settings.root).as_posix()
    home = file.path.removeprefix(f"{folder}/").rpartition("/")[0]
    for link in links_of(file):
        path = unquote(urlsplit(link.target).path) if not _SCHEME.match(link.target) else ""
        if not path.endswith((SUFFIX, PAGE_SUFFIX)) or path.startswith("/"):
            continue
        name = normpath(f"{home}/{path}").lstrip("/")
        if name.endswith(PAGE_SUFFIX) and (
            _is_file(name, context) or _is_generated_page(name, context, homes)
        ):
            continue
        case = context.project.closest_case(path.rpartition("/")[2])
        climb = "../" * home.count("/") + ("../" if home else "")
        suggestion = f"{climb}{context.settings.addresses.case(case).rstrip('/')}{PAGE_SUFFIX}"
        values = {
            "target": link.target,
            "suggestion": suggestion if case else "",
            "cases": context.settings.addresses.cases,
        }
        mark, width = link.place(file)
        yield Finding(mark, "file", values, "did-you-mean" if case else "page-file", (), width)


def _is_generated_page(name: str, context: Context, homes: _Homes) -> bool:
    """Return whether a page is one that the site makes: of a case, a term, a list, the handbook."""
    if not name.endswith(PAGE_SUFFIX):
        return False
    address = f"{name.removesuffix(PAGE_SUFFIX)}/"
    parent, _, last = address.rstrip("/").rpartition("/")
    if f"{parent}/" in homes:
        return homes[f"{parent}/"](last)
    return any(address.startswith(top) for top in _generated_areas(context))


def _generated_areas(context: Context) -> tuple[str, ...]:
    """Return the addresses below which the site makes pages of its own."""
    urls = context.settings.addresses
    named = (urls.lessons, urls.overview, urls.folder, urls.contribute, urls.handbook())
    return (*named, *(home for home in _homes(context)))


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


RULE = PageRule(ID, Severity.ERROR, _examine)
