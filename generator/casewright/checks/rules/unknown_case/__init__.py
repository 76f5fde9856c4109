"""Related cases that do not exist, or are the case itself."""

from collections.abc import Iterator

from casewright.checks.queries import iter_ids
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File

ID = "unknown-case"


def _check(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile):
        return
    for path, scalar in iter_ids(file.document, ("related",)):
        id_ = scalar.value.strip()
        if file.id in (id_, context.project.renamed(id_)):
            yield Finding(scalar.start, "self", {"case": id_}, None, path, scalar.width)
        elif id_ and not scalar.empty and not _is_known(id_, context):
            suggestion = context.project.closest_case(id_)
            values = {"case": id_, "suggestion": suggestion}
            tip = "did-you-mean" if suggestion else "see-cases"
            yield Finding(scalar.start, "unknown", values, tip, path, scalar.width)


def _is_known(case_id: str, context: Context) -> bool:
    return context.project.has_case(case_id) or bool(context.project.renamed(case_id))


RULE = Rule(ID, Severity.ERROR, _check)
