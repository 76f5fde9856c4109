"""A name that cannot become an address: of a case's file, a vocabulary or a term.

An id stands in the address of a page for years, and has to work on every computer: small letters,
digits and single hyphens, and not a word that the site or a file system keeps for itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import Final

from casewright.cases.fields import ID_LENGTH, is_id
from casewright.cases.files import CaseFile, File
from casewright.cases.form import case_model
from casewright.cases.names import SUFFIX
from casewright.cases.reading.document import Mapping as Node
from casewright.cases.reading.document import Mark
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.locale.addresses import NAMED_FACETS
from casewright.locale.catalogue import load_catalogue
from casewright.locale.words import languages

ID = "invalid-id"

_DEVICES: Final = re.compile(r"con|nul|prn|aux|(?:com|lpt)[1-9]")
_NO_ID: Final = re.compile(r"[^a-z0-9]+")


def _examine(file: File, context: Context) -> Iterator[Finding]:
    name = PurePath(file.path).name
    values = {"name": name, "suggestion": id_like(file.id) + SUFFIX, **_limits(file.id)}
    if isinstance(file, CaseFile):
        if context.project.canonical_file(file.id):
            return
        trouble = case_id_trouble(file.id)
    else:
        trouble = _trouble(file.id, reserved=_is_taken(file.id, context))
        yield from _terms(file)
    if trouble:
        yield Finding(Mark(), f"file-{trouble}", values)
    if not file.path.endswith(SUFFIX):
        yield Finding(Mark(), "suffix", values)


def _is_taken(vocabulary: str, context: Context) -> bool:
    """Tell whether a field or a page has the name of a vocabulary, or another vocabulary's pages.

    In Dutch ``audiences`` stands at ``/doelgroepen/``, so no vocabulary can be called that.
    """
    fields = case_model(context.settings.options.sections).model_fields
    elsewhere = vocabulary in _routes() and vocabulary not in NAMED_FACETS
    return _is_device(vocabulary) or vocabulary in fields or elsewhere


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
    """Tell what keeps a word from being a case's id: ``shape``, ``length``, ``reserved`` or ""."""
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
    """Make an id of any text: without accents, with hyphens for all that is no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", plain.casefold()).strip("-")


def _is_device(name: str) -> bool:
    """Tell whether Windows keeps a name for a device: no file can have it there."""
    return bool(_DEVICES.fullmatch(name))


@cache
def _routes() -> frozenset[str]:
    """Collect the words that stand in the site's own addresses, in every language."""
    entries = (load_catalogue(language).entries for language in languages())
    words = (forms[0] for one in entries for _, forms in one.below("address."))
    return frozenset(("index", *words))


RULE = Rule(ID, Severity.ERROR, _examine)
