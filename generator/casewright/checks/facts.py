"""What the check of other files may ask of a case: little enough to be remembered."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from casewright.cases.case import Status
from casewright.cases.collection import Collection
from casewright.cases.files import CaseFile, VocabularyFile
from casewright.cases.library import dates_of
from casewright.checks.given import fields_of, given, status_of

Day = tuple[int, int, int]


class Facts(NamedTuple):
    """The facts of one case.

    ``sound`` tells whether all of it could be read, ``newest`` the newest date that it tells the
    public. ``terms`` are those it uses, by vocabulary; ``None`` where one of them is in none.
    ``title`` is ``None`` where it was not to be remembered.
    """

    sound: bool
    draft: bool
    newest: Day | None
    title: str | None
    terms: Mapping[str, tuple[str, ...] | None]


NOTHING_KNOWN: Final[Mapping[str, Facts]] = MappingProxyType({})
"""The facts of no case."""


def all_facts(
    collection: Collection, known: Mapping[str, Facts] = NOTHING_KNOWN
) -> dict[str, Facts]:
    """Give the facts of every case by its path; those that are known are taken as they are."""
    vocabularies = collection.vocabulary_files
    return {
        file.path: known.get(file.path) or facts_of(file, vocabularies)
        for file in collection.case_files
    }


def facts_of(file: CaseFile, vocabularies: tuple[VocabularyFile, ...]) -> Facts:
    """Read the facts off a case's file."""
    case = file.case
    public = case is not None and case.status is Status.PUBLISHED
    return Facts(
        sound=case is not None and not file.document.broken,
        draft=status_of(file) == Status.DRAFT,
        newest=max(dates_of(case), default=None) if case and public else None,
        title=title_of(file),
        terms={one.id: _terms(file, one) for one in vocabularies if one.vocabulary},
    )


def title_of(file: CaseFile) -> str:
    """Give the title of a case; the empty text where there is no case."""
    return file.case.title if file.case else ""


def _terms(file: CaseFile, vocabulary: VocabularyFile) -> tuple[str, ...] | None:
    known = vocabulary.vocabulary.terms if vocabulary.vocabulary else {}
    paths = fields_of(vocabulary.id, file)
    used = {scalar.value for path in paths for _, scalar in given(file.document, path)}
    return tuple(sorted(used)) if used <= known.keys() else None
