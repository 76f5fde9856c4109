"""The preview: a broken file shows its report, and the page keeps what was last good."""

from collections import defaultdict
from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping
from typing import TypeVar

from casewright.build.site import Site
from casewright.cases.case import Case
from casewright.cases.collection import Collection
from casewright.cases.files import File
from casewright.cases.library import Library
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.checker import inspect
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.settings import Settings

_Thing = TypeVar("_Thing")


class Preview:
    """Remembers, from look to look, the last version of each file that had no error."""

    def __init__(self) -> None:
        self._cases: dict[str, Case] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self.troubles: Mapping[str, tuple[Diagnostic, ...]] = {}
        """What is wrong now, by the file that it is wrong with."""

    def look(self, settings: Settings) -> Site:
        """Read everything anew and put the last good version in place of what is broken now."""
        inspection = inspect(settings)
        self.take(inspection.collection, inspection.diagnostics)
        return self.site(inspection.collection, settings)

    def take(
        self,
        collection: Collection,
        diagnostics: Iterable[Diagnostic],
        only: Names[str] | None = None,
    ) -> None:
        """Take over what was found in a collection, and remember what is good.

        ``only`` names the files that were looked at; of the others it stands as it did.
        """
        kept = {} if only is None else {**self.troubles}
        for path in only or ():
            kept.pop(path, None)
        self.troubles = {**kept, **_by_file(diagnostics)}
        broken = {path for path, items in self.troubles.items() if _is_broken(items)}
        self._remember(collection, broken)

    def site(self, collection: Collection, settings: Settings) -> Site:
        """Take what was last good of a collection, with what is wrong in it now."""
        cases = [self._cases[file.id] for file in collection.case_files if file.id in self._cases]
        vocabularies = {
            file.id: self._vocabularies[file.id]
            for file in collection.vocabulary_files
            if file.id in self._vocabularies
        }
        library = Library.with_cases(cases, vocabularies, drafts=True)
        return Site(library, settings, self._by_case(collection))

    def _remember(self, collection: Collection, broken: set[str]) -> None:
        cases = {file.id: file.case for file in collection.case_files if file.case}
        vocabularies = collection.vocabularies
        good_cases = _sound(collection.case_files, broken)
        good_vocabularies = _sound(collection.vocabulary_files, broken)
        self._cases = {**cases, **self._cases, **_only(cases, good_cases)}
        self._vocabularies = {
            **vocabularies,
            **self._vocabularies,
            **_only(vocabularies, good_vocabularies),
        }

    def _by_case(self, collection: Collection) -> dict[str, tuple[Diagnostic, ...]]:
        """Sort what is wrong by the case it is about; the empty id takes all the rest."""
        cases = {file.path: file.id for file in collection.case_files}
        sorted_: dict[str, list[Diagnostic]] = defaultdict(list)
        for path in sorted(self.troubles):
            sorted_[cases.get(path, "")] += self.troubles[path]
        return {case_id: tuple(items) for case_id, items in sorted_.items()}


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """Sort what is wrong by file; advice is not shown in a preview."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in diagnostics:
        if item.severity is not Severity.ADVICE:
            found[item.place.path].append(item)
    return {path: tuple(items) for path, items in found.items()}


def _is_broken(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(item.severity is Severity.ERROR for item in diagnostics)


def _sound(files: Iterable[File], broken: Names[str]) -> frozenset[str]:
    return frozenset(file.id for file in files if file.path not in broken)


def _only(things: Mapping[str, _Thing], ids: Names[str]) -> dict[str, _Thing]:
    return {id_: thing for id_, thing in things.items() if id_ in ids}
