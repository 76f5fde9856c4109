"""A related case that does not exist, or that is the case itself: the page would point nowhere."""

from collections.abc import Iterator

from casewright.cases.collection import CaseFile, File
from casewright.checks.naming import nearest
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules.unknown_term import given
from casewright.diagnostics.diagnostic import Severity

ID = "unknown-case"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    for path, scalar in given(file.document, ("related",)):
        id_ = scalar.value.strip()
        if id_ == file.id:
            yield Finding(scalar.start, "self", {"case": id_}, None, path, scalar.width)
        elif id_ and not scalar.empty and id_ not in context.collection.case_ids:
            suggestion = nearest_case(id_, context)
            values = {"case": id_, "suggestion": suggestion}
            tip = "did-you-mean" if suggestion else "see-cases"
            yield Finding(scalar.start, "unknown", values, tip, path, scalar.width)


def nearest_case(text: str, context: Context) -> str:
    """Find the case that someone most likely meant by an id, a file's name or a title."""
    names = {
        file.case.title.casefold(): file.id for file in context.collection.case_files if file.case
    }
    ids = {file.id.casefold(): file.id for file in context.collection.case_files}
    return nearest(text.removesuffix(".yml").removesuffix(".md"), names | ids)


RULE = Rule(ID, Severity.ERROR, _examine)
