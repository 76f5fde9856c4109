"""Keep the last valid version of each file, which the preview shows while a file has errors."""

from collections import defaultdict
from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping
from typing import TypeVar

from casewright.build.project import LoadedProject, load_project
from casewright.build.store import open_store
from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.loader.collection import CasePath, Collection
from casewright.loader.files import VocabularyFile
from casewright.search.documents import TextSource
from casewright.site.site import Site

_Thing = TypeVar("_Thing")


class Preview:
    """The last valid version of each file, updated with every load."""

    def __init__(self) -> None:
        self._keys: Mapping[str, bytes] = {}
        self._current: dict[str, Case] = {}
        self._cases: dict[str, Case] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._linked_files: frozenset[str] = frozenset()
        self._documents: TextSource | None = None
        self.diagnostics: Mapping[str, tuple[Diagnostic, ...]] = {}
        """The current diagnostics by file."""

    def load(self, settings: Settings) -> LoadedProject:
        """Load a project, take it over, and close its store."""
        with open_store(settings.work_dir) as store:
            project = load_project(settings, store)
            self.take(project)
        return project

    def look(self, settings: Settings) -> Site:
        """Load everything again, and use the last valid version of broken files."""
        return self.site(self.load(settings).collection, settings)

    def take(self, project: LoadedProject) -> None:
        """Update from a project: diagnostics, and files without errors."""
        self.diagnostics = _by_file(project.diagnostics)
        broken = {path for path, items in self.diagnostics.items() if _is_broken(items)}
        self._remember(project, broken)
        self._linked_files |= project.linked_files
        self._documents = project.documents

    def site(self, collection: Collection, settings: Settings) -> Site:
        """Return a site with the last valid versions and the current diagnostics."""
        cases = [self._cases[file.id] for file in collection.case_paths if file.id in self._cases]
        vocabularies = {
            file.id: self._vocabularies[file.id]
            for file in collection.vocabulary_files
            if file.id in self._vocabularies
        }
        current = self._up_to_date() if vocabularies == collection.vocabularies else frozenset()
        keys = {file.id: self._keys[file.path] for file in collection.case_paths}
        keys = {id_: key for id_, key in keys.items() if id_ in current}
        index = CaseIndex.with_cases(cases, vocabularies, keys, drafts=True)
        diagnostics = self._by_case(collection)
        documents = self._documents if index.by_id.keys() <= current else None
        return Site(index, settings, diagnostics, self._linked_files, documents)

    def _up_to_date(self) -> frozenset[str]:
        """Return the ids of the cases whose current version is shown."""
        return frozenset(id_ for id_, case in self._cases.items() if self._current.get(id_) is case)

    def _remember(self, project: LoadedProject, broken: set[str]) -> None:
        paths = project.collection.case_paths
        changed = [file for file in paths if self._keys.get(file.path) != project.keys[file.path]]
        stay = {file.id for file in paths} - {file.id for file in changed}
        kept = {id_: case for id_, case in self._current.items() if id_ in stay}
        self._current = {**kept, **{case.id: case for case in project.cases(changed)}}
        self._keys = project.keys
        cases, vocabularies = self._current, project.collection.vocabularies
        good_cases = _sound(paths, broken)
        good_vocabularies = _sound(project.collection.vocabulary_files, broken)
        self._cases = {**cases, **self._cases, **_only(cases, good_cases)}
        self._vocabularies = {
            **vocabularies,
            **self._vocabularies,
            **_only(vocabularies, good_vocabularies),
        }

    def _by_case(self, collection: Collection) -> dict[str, tuple[Diagnostic, ...]]:
        """Group the diagnostics by case; the empty id has all others."""
        cases = {file.path: file.id for file in collection.case_paths}
        sorted_: dict[str, list[Diagnostic]] = defaultdict(list)
        for path in sorted(self.diagnostics):
            sorted_[cases.get(path, "")] += self.diagnostics[path]
        return {case_id: tuple(items) for case_id, items in sorted_.items()}


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """Group the diagnostics by file; advice is not shown in a preview."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in diagnostics:
        if item.severity is not Severity.ADVICE:
            found[item.place.path].append(item)
    return {path: tuple(items) for path, items in found.items()}


def _is_broken(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(item.severity is Severity.ERROR for item in diagnostics)


def _sound(files: Iterable[CasePath | VocabularyFile], broken: Names[str]) -> frozenset[str]:
    return frozenset(file.id for file in files if file.path not in broken)


def _only(things: Mapping[str, _Thing], ids: Names[str]) -> dict[str, _Thing]:
    return {id_: thing for id_, thing in things.items() if id_ in ids}
