"""The preview: a broken file shows its report, and the page keeps what was last good."""

from collections import defaultdict

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.checker import Inspection, inspect
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.publishing.compiling import Compiled
from casewright.settings import Settings


class Preview:
    """Remembers, from look to look, the last version of each file that had no error."""

    def __init__(self) -> None:
        self._cases: dict[str, Case] = {}
        self._vocabularies: dict[str, Vocabulary] = {}

    def look(self, settings: Settings) -> Compiled:
        """Read everything anew and put the last good version in place of what is broken now."""
        inspection = inspect(settings)
        broken = {item.place.path for item in inspection.errors}
        cases = self._good_cases(inspection, broken)
        vocabularies = self._good_vocabularies(inspection, broken)
        library = Library.with_cases(cases, vocabularies, drafts=True)
        return Compiled(library, settings, _by_case(inspection))

    def _good_cases(self, inspection: Inspection, broken: set[str]) -> list[Case]:
        files = inspection.collection.case_files
        good = {
            file.id: file.case for file in files if file.case and file.source.path not in broken
        }
        readable = {file.id: file.case for file in files if file.case}
        self._cases = {**readable, **self._cases, **good}
        return [self._cases[file.id] for file in files if file.id in self._cases]

    def _good_vocabularies(self, inspection: Inspection, broken: set[str]) -> dict[str, Vocabulary]:
        files = inspection.collection.vocabulary_files
        good = {
            file.id: file.vocabulary
            for file in files
            if file.vocabulary and file.source.path not in broken
        }
        readable = inspection.collection.vocabularies
        self._vocabularies = {**readable, **self._vocabularies, **good}
        return {
            file.id: self._vocabularies[file.id] for file in files if file.id in self._vocabularies
        }


def _by_case(inspection: Inspection) -> dict[str, tuple[Diagnostic, ...]]:
    """Sort what is wrong by the case it is about; the empty id takes all the rest."""
    cases = {file.source.path: file.id for file in inspection.collection.case_files}
    sorted_: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in inspection.diagnostics:
        if item.severity is not Severity.ADVICE:
            sorted_[cases.get(item.place.path, "")].append(item)
    return {case_id: tuple(items) for case_id, items in sorted_.items()}
