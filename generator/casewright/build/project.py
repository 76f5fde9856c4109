"""Load a project: list its files, load or make the record of each case, and check everything.

``check``, ``build``, ``serve``, ``import`` and the plugin all use this module.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from casewright.build.executor import DEFAULT_WORKERS, Progress, Workers, ignore
from casewright.build.record import (
    CaseFacts,
    check_again,
    decode_case,
    decode_report,
    decode_summary,
    encode_report,
    make_record,
)
from casewright.build.records import (
    CASE,
    DOCUMENT,
    SUMMARY,
    Keys,
    batches,
    load_facts,
    read_case,
)
from casewright.build.scope import Scope, make_scope
from casewright.build.store import Store, read_store
from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.checks.project import KnownCase, Project, ProjectIndex, assume
from casewright.checks.rule import Context
from casewright.checks.runner import check_file, in_order
from casewright.checks.suppressions import load_suppressions
from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.loader.collection import CasePath, Collection, list_collection
from casewright.loader.files import Readable
from casewright.search.documents import CaseText, WordCounts, decode_document

REPORT: Final = "report"
"""Kind of the diagnostics of ``check_again`` in the store."""


@dataclass(frozen=True)
class LoadedProject:
    """A project with its diagnostics.

    ``drafts`` is the number of drafts; ``linked_files`` names the files in the cases folder to
    which shown cases link.
    """

    collection: Collection
    diagnostics: tuple[Diagnostic, ...]
    drafts: int
    scope: Scope
    keys: Keys
    linked_files: frozenset[str]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors, which prevent publication."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)

    def summaries(self) -> Iterator[CaseSummary]:
        """Load the summary of every case without an error."""
        for _, data in self._load(SUMMARY, self.collection.case_paths):
            if summary := decode_summary(data):
                yield summary

    def cases(self, files: Iterable[CasePath] | None = None) -> Iterator[Case]:
        """Iterate over the cases without an error, all or those of some files."""
        wanted = self.collection.case_paths if files is None else files
        for _, data in self._load(CASE, wanted):
            if case := decode_case(data, self.scope.model):
                yield case

    def index(self, *, drafts: bool) -> CaseIndex:
        """The index of the cases without an error."""
        vocabularies = self.collection.vocabularies
        keys = {case_id: self.keys[file.path] for case_id, file in self._files_by_id.items()}
        cases = self.summaries()
        index = CaseIndex.of(cases, vocabularies, self._load_cases, keys, drafts=drafts)
        return replace(index, language=self.scope.settings.language)

    def documents(self, ids: Iterable[str]) -> Iterator[tuple[CaseText, WordCounts]]:
        """Load what the search knows of the cases with some ids."""
        files = self._files_by_id
        for _, data in self._load(DOCUMENT, (files[case_id] for case_id in ids)):
            yield decode_document(data)

    def _load_cases(self, ids: Iterable[str]) -> Iterator[Case]:
        return self.cases(self._files_by_id[case_id] for case_id in ids)

    @cached_property
    def _files_by_id(self) -> Mapping[str, CasePath]:
        return {file.id: file for file in self.collection.case_paths}

    def _load(self, kind: str, files: Iterable[CasePath]) -> Iterator[tuple[CasePath, bytes]]:
        """Load a part of some records; missing ones are made again."""
        for batch in batches(files):
            with read_store(self.scope.settings.work_dir) as store:
                stored = store.get_many(kind, [self.keys[file.path] for file in batch])
            for file in batch:
                data = stored.get(self.keys[file.path])
                yield file, self._make(kind, file) if data is None else data

    def _make(self, kind: str, file: CasePath) -> bytes:
        content = read_case(file, self.collection)
        record = make_record(file.path, content, self.scope)
        return {CASE: record.case, SUMMARY: record.summary, DOCUMENT: record.document}[kind]


def load_project(
    settings: Settings,
    store: Store,
    workers: Workers = DEFAULT_WORKERS,
    on_progress: Progress = ignore,
) -> LoadedProject:
    """Load and check a project; raise ``OSError`` for a system error."""
    collection = list_collection(settings.docs_dir, settings.root)
    scope = make_scope(settings, collection, load_suppressions(settings.root))
    keys, facts = load_facts(collection, scope, store, workers, on_progress)
    check = _Check(collection, scope, keys, facts, store)
    found = (*check.others(), *check.cases())
    drafts = sum(one.is_draft for one in facts.values())
    shown = (one for one in facts.values() if settings.options.drafts or not one.is_draft)
    linked = frozenset(name for one in shown for name in one.files)
    return LoadedProject(collection, in_order(found), drafts, scope, keys, linked)


@dataclass(frozen=True)
class _Check:
    """The checks that need all records."""

    collection: Collection
    scope: Scope
    keys: Keys
    facts: Mapping[str, CaseFacts]
    store: Store

    def others(self) -> Iterator[Diagnostic]:
        """Check the vocabularies and the pages."""
        files = self.collection.vocabulary_files
        terms = {facet: self._used_terms(facet) for facet in self.collection.vocabularies}
        project = Project(self._index.answer, terms)
        context = Context(files, self.scope.settings, self.scope.accepted, project)
        others: tuple[Readable, ...] = (*files, *self.collection.page_files)
        for file in others:
            yield from check_file(file, context)

    def cases(self) -> Iterator[Diagnostic]:
        """Return the diagnostics of the cases; check a case again if its assumptions were wrong."""
        reevaluate = []
        for file in self.collection.case_paths:
            facts = self.facts[file.path]
            if all(self._index.answer(one) == assume(one) for one in facts.questions):
                yield from facts.diagnostics
            else:
                reevaluate.append(file)
        yield from self._again(reevaluate)

    def _again(self, files: Iterable[CasePath]) -> Iterator[Diagnostic]:
        files = list(files)
        stored = self.store.get_many(REPORT, [self.keys[file.path] for file in files])
        made = {}
        for file in files:
            key = self.keys[file.path]
            report = decode_report(stored.get(key))
            if report and all(self._index.answer(one) == answer for one, answer in report.asked):
                yield from report.diagnostics
                continue
            project = Project(self._index.answer)
            content = read_case(file, self.collection)
            found = check_again(file.path, content, self.scope, project)
            made[key] = encode_report(found, project.asked)
            yield from found
        if made:
            self.store.put_many(REPORT, made)

    @cached_property
    def _index(self) -> ProjectIndex:
        facts = self.facts
        hides_drafts = not self.scope.settings.options.drafts
        cases = {
            file.id: KnownCase(
                one.title,
                one.is_draft and hides_drafts,
                None if one.anchors is None else frozenset(one.anchors),
                one.aliases,
            )
            for file in self.collection.case_paths
            for one in (facts[file.path],)
        }
        newest = max((one.newest for one in facts.values() if one.newest), default=None)
        verdicts = self.scope.settings.work_dir / "pictures"
        return ProjectIndex(self.collection, cases, newest, verdicts)

    def _used_terms(self, facet: str) -> frozenset[str] | None:
        used: set[str] = set()
        for one in self.facts.values():
            terms = one.terms[facet]
            if terms is None or not one.is_sound:
                return None
            used.update(terms)
        return frozenset(used)
