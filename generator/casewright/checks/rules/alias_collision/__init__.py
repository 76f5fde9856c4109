"""Aliases that cannot lead to one case or term, because they are in use or are no id.

An alias is a former id, whose address leads to the case or term that has it. An address leads to
one page only.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.fields import is_id
from casewright.checks.queries import iter_ids
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules.invalid_id import case_id_trouble
from casewright.diagnostics.diagnostic import DataPath, Location, Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Mapping, Scalar

ID: Final = "alias-collision"


def _check(file: File, context: Context) -> Iterator[Finding]:
    if isinstance(file, CaseFile):
        yield from _check_case(file, context)
    else:
        yield from _check_terms(file)


def _check_case(file: CaseFile, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, scalar in iter_ids(file.document, ("aliases",)):
        alias = scalar.value.strip()
        if scalar.empty:
            continue
        if case_id_trouble(alias):
            yield _finding(scalar, "shape", path)
        elif alias in seen:
            yield _finding(scalar, "twice", path)
        elif holder := context.project.address_holder(file.id, alias):
            variant = "own" if alias == file.id else "taken"
            yield _finding(scalar, variant, path, holder)
        seen.add(alias)


def _check_terms(file: File) -> Iterator[Finding]:
    """Check the aliases of the terms of a vocabulary."""
    terms = file.document.find(("terms",))[1]
    entries = terms.entries if isinstance(terms, Mapping) else ()
    known = [entry.key.value for entry in entries]
    seen: set[str] = set()
    for term in known:
        for path, scalar in iter_ids(file.document, ("terms", term, "aliases")):
            alias = scalar.value
            if scalar.empty:
                continue
            if not is_id(alias):
                yield _finding(scalar, "shape", path)
            elif alias in seen or alias in known:
                yield _finding(scalar, "twice" if alias in seen else "term", path)
            seen.add(alias)


def _finding(scalar: Scalar, variant: str, path: DataPath, holder: str = "") -> Finding:
    values = {"alias": scalar.value, "file": holder}
    related = (Location(holder),) if variant == "taken" else ()
    return Finding(scalar.start, variant, values, None, path, scalar.width, related=related)


RULE = Rule(ID, Severity.ERROR, _check)
