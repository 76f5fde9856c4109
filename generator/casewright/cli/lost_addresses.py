"""Addresses that the main branch publishes, and that no case, term or alias has any more."""

from collections.abc import Iterator, Mapping

from casewright.build.project import LoadedProject
from casewright.build.records import read_case
from casewright.cases.case import Status
from casewright.cases.fields import is_id
from casewright.checks.queries import aliases_of, status_of
from casewright.cli.git import find_base_files
from casewright.diagnostics.diagnostic import LOST_ADDRESS, Diagnostic, Location, Severity
from casewright.i18n.message import Message
from casewright.loader.files import (
    CaseFile,
    VocabularyFile,
    parse_case_file,
    parse_vocabulary_file,
)
from casewright.paths import SUFFIXES, VOCABULARY_FOLDER, stem_of
from casewright.yaml.source import Content


def find_lost_addresses(project: LoadedProject) -> Iterator[Diagnostic]:
    """Find the lost addresses of a project; raises ``SystemFailureError`` without a main branch."""
    files = {
        name: Content(data, len(data))
        for name, data in find_base_files(project.collection.folder).items()
        if name.endswith(SUFFIXES)
    }
    cases = {name: content for name, content in files.items() if "/" not in name}
    yield from _find_lost_cases(cases, project)
    for name, content in files.items():
        if name.rpartition("/")[0] == VOCABULARY_FOLDER:
            yield from _find_lost_terms(name, content, project)


def _find_lost_cases(cases: Mapping[str, Content], project: LoadedProject) -> Iterator[Diagnostic]:
    published = [
        (name, id_)
        for name, content in cases.items()
        for id_ in _addresses_of(_parse_case(name, content, project))
    ]
    if published:
        present = _case_addresses(project)
        for name, id_ in published:
            if id_ not in present:
                yield _lost(name, id_, "case", project)


def _case_addresses(project: LoadedProject) -> frozenset[str]:
    """Return the ids and aliases of all cases; those with an error have theirs as well."""
    found: set[str] = set()
    sound = {case.id: case for case in project.summaries()}
    for path in project.collection.case_paths:
        if case := sound.get(path.id):
            found.update((case.id, *case.aliases) if case.status is not Status.DRAFT else ())
        else:
            content = read_case(path, project.collection)
            found.update(_addresses_of(_parse_case(path.name, content, project)))
    return frozenset(found)


def _parse_case(name: str, content: Content, project: LoadedProject) -> CaseFile:
    return parse_case_file(content, name, project.scope.facets, project.scope.model)


def _addresses_of(file: CaseFile) -> tuple[str, ...]:
    is_shown = is_id(file.id) and status_of(file) != Status.DRAFT
    return (file.id, *aliases_of(file)) if is_shown else ()


def _find_lost_terms(name: str, content: Content, project: LoadedProject) -> Iterator[Diagnostic]:
    facet = stem_of(name.rpartition("/")[2])
    now = next((one for one in project.collection.vocabulary_files if one.id == facet), None)
    present = _terms_of(now) if now else frozenset()
    for term in sorted(_terms_of(parse_vocabulary_file(content, name)) - present):
        yield _lost(name, term, "term", project)


def _terms_of(file: VocabularyFile) -> frozenset[str]:
    vocabulary = file.known
    return frozenset((*vocabulary.terms, *vocabulary.renamed)) if vocabulary else frozenset()


def _lost(name: str, id_: str, variant: str, project: LoadedProject) -> Diagnostic:
    folder = project.collection.folder.relative_to(project.scope.settings.root).as_posix()
    values = {"name": id_}
    return Diagnostic(
        LOST_ADDRESS,
        Severity.WARNING,
        Location(f"{folder}/{name}"),
        Message(f"{LOST_ADDRESS}.message.{variant}", values),
        Message(f"{LOST_ADDRESS}.tip.{variant}", values),
    )
