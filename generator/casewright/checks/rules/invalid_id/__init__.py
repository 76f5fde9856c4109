"""Names that cannot be part of an address: of a case's file, a vocabulary or a term.

An id is part of a permanent address and has to work on every computer: lower-case letters, digits
and single hyphens, and no name reserved by the site or a file system.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Final

from casewright.cases.custom_sections import make_case_model
from casewright.cases.fields import ID_LENGTH, is_id
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules.unknown_field import is_vocabulary
from casewright.diagnostics.diagnostic import Severity
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.loader.files import CaseFile, File
from casewright.paths import SUFFIX
from casewright.urls import NAMED_FACETS
from casewright.yaml.nodes import Mapping as Node
from casewright.yaml.nodes import Mark

ID = "invalid-id"

_DEVICES: Final = re.compile(r"con|nul|prn|aux|(?:com|lpt)[1-9]")
_NO_ID: Final = re.compile(r"[^a-z0-9]+")


def _check(file: File, context: Context) -> Iterator[Finding]:
    name = PurePath(file.path).name
    values = {"name": name, "suggestion": id_like(file.id) + SUFFIX, **_limits(file.id)}
    if isinstance(file, CaseFile):
        if context.project.canonical_file(file.id) or is_vocabulary(file):
            return
        trouble = case_id_trouble(file.id)
    else:
        trouble = _trouble(file.id, reserved=_is_taken(file.id, context))
        if facet := meant_facet(file.id, context):
            trouble, values = "misnamed", {**values, "suggestion": facet + SUFFIX}
        yield from _terms(file)
    if trouble:
        yield Finding(Mark(), f"file-{trouble}", values)
    if not file.path.endswith(SUFFIX):
        yield Finding(Mark(), "suffix", values)


def _is_taken(vocabulary: str, context: Context) -> bool:
    """Return whether a vocabulary has the name of a field, a page, or another vocabulary's path.

    In Dutch ``audiences`` has its pages at ``/doelgroepen/``, so no vocabulary can have that name.
    """
    fields = make_case_model(context.settings.options.sections).model_fields
    elsewhere = vocabulary in _routes() and vocabulary not in NAMED_FACETS
    return _is_device(vocabulary) or vocabulary in fields or elsewhere


def meant_facet(vocabulary: str, context: Context) -> str:
    """Return the facet that a vocabulary file was meant for; empty where its name is right.

    ``themas.yml`` or ``Themes.yml`` was meant as ``themes.yml``, where that is not there.
    """
    facet = _facet_names().get(vocabulary.casefold().replace("'", ""), vocabulary)
    present = {other.id for other in context.vocabulary_files}
    return facet if facet != vocabulary and facet not in present else ""


@cache
def _facet_names() -> Mapping[str, str]:
    """Map what people call the facets with a name of their own, in every language."""
    entries = [load_catalog(language).entries for language in available_languages()]
    words = {
        entry[f"address.{facet}"][0].strip("/"): facet
        for facet in NAMED_FACETS
        for entry in entries
    }
    return words | {facet: facet for facet in NAMED_FACETS}


def _terms(file: File) -> Iterator[Finding]:
    terms = file.document.find(("terms",))[1]
    for entry in terms.entries if isinstance(terms, Node) else ():
        term = entry.key.value
        if trouble := _trouble(term, reserved=_is_device(term) or term in _routes()):
            values = {"name": term, "suggestion": id_like(term), **_limits(term)}
            path = ("terms", term)
            width = entry.key.width
            yield Finding(entry.key.start, f"term-{trouble}", values, data=path, width=width)


def case_id_trouble(case_id: str) -> str:
    """Return why a word cannot be an id: ``shape``, ``length``, ``reserved`` or ""."""
    return _trouble(case_id, reserved=_is_device(case_id) or case_id in _routes())


def _trouble(name: str, *, reserved: bool) -> str:
    if reserved:
        return "reserved"
    if is_id(name):
        return ""
    return "length" if name and id_like(name) == name else "shape"


def _limits(name: str) -> dict[str, str | int]:
    return {"count": len(name), "shortest": ID_LENGTH[0], "longest": ID_LENGTH[1]}


def id_like(text: str) -> str:
    """Make an id from a text: without accents, with hyphens for other characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", plain.casefold()).strip("-")


def _is_device(name: str) -> bool:
    """Return whether a name is reserved for a device on Windows."""
    return bool(_DEVICES.fullmatch(name))


@cache
def _routes() -> frozenset[str]:
    """Return the path segments of the site's own pages, in every language."""
    entries = (load_catalog(language).entries for language in available_languages())
    words = (forms[0] for one in entries for _, forms in one.below("address."))
    return frozenset(("index", *words))


RULE = Rule(ID, Severity.ERROR, _check)
