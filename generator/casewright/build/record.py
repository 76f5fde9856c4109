"""The record of a case: everything derived from its file without knowing other cases."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.build.scope import Scope
from casewright.cases.case import Case, Status
from casewright.cases.summary import CaseSummary, Date, iter_dates, summary_data
from casewright.checks.anchors import anchors_of
from casewright.checks.project import Answer, Project, Question, assume
from casewright.checks.queries import aliases_of, iter_ids, iter_term_fields, status_of
from casewright.checks.rule import Context
from casewright.checks.runner import check_file
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.serialization import decode, encode
from casewright.loader.files import CaseFile, VocabularyFile, parse_case_file
from casewright.search.documents import encode_document, read_documents
from casewright.site.linked_files import find_files_in_case
from casewright.yaml.source import Content

NOTHING: Final = b"null"


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A stored record: four parts as JSON, which are loaded separately.

    ``facts`` is for the checks (see ``CaseFacts``), ``summary`` for lists (``CaseSummary``),
    ``case`` for the pages of the case, ``document`` for the search; the last three are ``null`` if
    the file has an error.
    """

    facts: bytes
    summary: bytes
    case: bytes
    document: bytes


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the checks need to know of a case.

    ``is_sound`` says whether all of it could be read, ``newest`` the newest date that it shows the
    public. ``terms`` are those it uses, by vocabulary; ``None`` where one of them is in none.
    ``anchors`` are those of its page (``None`` for a file with an error), ``files`` the files in
    the cases folder that it links to, ``aliases`` its former ids. ``diagnostics`` hold if every
    question has the answer that ``assume`` gives.
    """

    is_sound: bool
    is_draft: bool
    newest: Date | None
    title: str
    anchors: tuple[str, ...] | None
    files: tuple[str, ...]
    aliases: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...] | None]
    questions: tuple[Question, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The diagnostics of a case, and the answers of the project that they depend on."""

    asked: tuple[tuple[Question, Answer], ...]
    diagnostics: tuple[Diagnostic, ...]


def make_record(path: str, content: Content, scope: Scope) -> CaseRecord:
    """Return the record of a case file, a pure function of its arguments."""
    parsed = parse_case_file(content, path, scope.facets, scope.model)
    project = Project(assume)
    context = Context(scope.vocabulary_files, scope.settings, scope.accepted, project)
    diagnostics = list(check_file(parsed, context))
    case = parsed.case
    public = case is not None and case.status is Status.PUBLISHED
    facts = [
        case is not None and not parsed.document.broken,
        status_of(parsed) == Status.DRAFT,
        max(iter_dates(case), default=None) if case and public else None,
        case.title if case else "",
        sorted(anchors_of(parsed, scope.settings)) if case else None,
        sorted(set(find_files_in_case(case)))
        if case and case.status is not Status.WITHDRAWN
        else [],
        aliases_of(parsed),
        {one.id: _terms(parsed, one) for one in scope.vocabulary_files if one.vocabulary},
        list(project.asked),
        [encode(item) for item in diagnostics],
    ]
    return CaseRecord(
        _to_json(facts),
        _to_json(summary_data(parsed.data)) if case else NOTHING,
        _to_json(parsed.data) if case else NOTHING,
        _make_document(case, scope) if case else NOTHING,
    )


def _make_document(case: Case, scope: Scope) -> bytes:
    vocabularies = {one.id: one.vocabulary for one in scope.vocabulary_files if one.vocabulary}
    return encode_document(*next(read_documents([case], vocabularies, scope.settings.language)))


def check_again(
    path: str, content: Content, scope: Scope, project: Project
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a case file with the answers of the whole project."""
    parsed = parse_case_file(content, path, scope.facets, scope.model)
    context = Context(scope.vocabulary_files, scope.settings, scope.accepted, project)
    return tuple(check_file(parsed, context))


def decode_facts(data: bytes) -> CaseFacts:
    """Return the facts of a record."""
    is_sound, is_draft, newest, title, anchors, files, aliases, *rest = json.loads(data)
    terms, questions, diagnostics = rest
    return CaseFacts(
        is_sound,
        is_draft,
        newest and tuple(newest),
        title,
        anchors and tuple(anchors),
        tuple(files),
        tuple(aliases),
        terms,
        tuple(map(tuple, questions)),
        tuple(map(decode, diagnostics)),
    )


def encode_report(found: Iterable[Diagnostic], asked: Mapping[Question, Answer]) -> bytes:
    """Return the diagnostics of ``check_again`` as JSON, with questions and answers."""
    return _to_json([list(asked.items()), [encode(item) for item in found]])


def decode_report(data: bytes | None) -> Report | None:
    """Return what ``encode_report`` wrote, if anything."""
    if data is None:
        return None
    asked, diagnostics = json.loads(data)
    return Report(
        tuple((tuple(question), answer) for question, answer in asked),
        tuple(map(decode, diagnostics)),
    )


def decode_summary(data: bytes) -> CaseSummary | None:
    """Return the summary of a record, if the file has no error."""
    values = json.loads(data)
    return None if values is None else CaseSummary.model_validate(values)


def decode_case(data: bytes, model: type[Case]) -> Case | None:
    """Return the case of a record, if the file has no error."""
    values = json.loads(data)
    return None if values is None else model.model_validate(values)


def _terms(file: CaseFile, vocabulary: VocabularyFile) -> tuple[str, ...] | None:
    known = vocabulary.vocabulary.terms if vocabulary.vocabulary else {}
    paths = iter_term_fields(vocabulary.id, file)
    used = {scalar.value for path in paths for _, scalar in iter_ids(file.document, path)}
    return tuple(sorted(used)) if used <= known.keys() else None


def _to_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
