"""The files of the cases folder with their content, valid or not."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Final

from casewright.cases.case import FORMAT, Case
from casewright.cases.vocabulary import Vocabulary
from casewright.loader.text_fields import (
    VOCABULARY_FIELDS,
    FieldTree,
    TextField,
    TextKind,
    iter_texts,
    make_case_fields,
)
from casewright.loader.validation import case_data, parse_case, parse_terms, parse_vocabulary
from casewright.paths import path_of, stem_of
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Document, Mark, Scalar
from casewright.yaml.parser import parse
from casewright.yaml.source import Content, Source, decode_content, read_content

_FORMAT_KEY: Final = "format"
_VERSION: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class CaseFile:
    """The file of a case; ``id`` is its name without the suffix.

    ``case`` is ``None`` if the file has an error. ``data`` is the plain JSON from which the case
    was made, ``model`` the model of a case in this site.
    """

    id: str
    source: Source
    document: Document
    parse_errors: tuple[ParseError, ...]
    case: Case | None
    data: Mapping[str, object]
    model: type[Case] = Case

    @property
    def path(self) -> str:
        """The path of the file in reports."""
        return self.source.path

    @property
    def shape(self) -> FieldTree:
        """The fields that the file may have: those of a case."""
        return make_case_fields(self.model)

    @cached_property
    def texts(self) -> tuple[TextField, ...]:
        """All human-readable texts in the file, with their paths."""
        return tuple(iter_texts(self.document, self.shape))


@dataclass(frozen=True)
class VocabularyFile:
    """The file of a vocabulary; ``id`` is the name of the facet.

    ``vocabulary`` is ``None`` if a part of the file could not be read, because that part may define
    terms that would be reported as unknown, or if it has the name of a field.
    """

    id: str
    source: Source
    document: Document
    parse_errors: tuple[ParseError, ...]
    vocabulary: Vocabulary | None

    @property
    def path(self) -> str:
        """The path of the file in reports."""
        return self.source.path

    @property
    def shape(self) -> FieldTree:
        """The fields that the file may have: those of a vocabulary."""
        return VOCABULARY_FIELDS

    @cached_property
    def texts(self) -> tuple[TextField, ...]:
        """All human-readable texts in the file, with their paths."""
        return tuple(iter_texts(self.document, self.shape))

    @cached_property
    def known(self) -> Vocabulary | None:
        """The terms that are defined, even if some of them have errors."""
        if self.vocabulary or self.document.broken or self.id in Case.model_fields:
            return self.vocabulary
        return parse_terms(self.document)


@dataclass(frozen=True)
class PageFile:
    """A hand-written page: Markdown, with or without front matter."""

    id: str
    source: Source
    parse_errors: tuple[ParseError, ...]

    @property
    def path(self) -> str:
        """The path of the page in reports."""
        return self.source.path

    @cached_property
    def texts(self) -> tuple[TextField, ...]:
        """The page as one text, with its front matter blanked."""
        lines = self.source.lines
        body = front_matter_length(lines)
        value = "\n".join((*[""] * body, *lines[body:]))
        scalar = Scalar(value, "|", Mark(), Mark(len(lines), len(lines[-1]) + 1))
        return (TextField((), scalar, TextKind.PROSE),)


def front_matter_length(lines: Sequence[str]) -> int:
    """Return the number of lines of front matter."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    return next(ends, 0)


File = CaseFile | VocabularyFile
Readable = File | PageFile


def parse_case_file(
    content: Content, path: str, facets: Collection[str], model: type[Case] = Case
) -> CaseFile:
    """Parse a case; ``path`` is its path in reports, ``facets`` the vocabularies' names."""
    case_id = stem_of(path.rpartition("/")[2])
    source, document, parse_errors = _parse(content, path)
    if parse_errors and not document.root.entries:
        return CaseFile(case_id, source, document, parse_errors, None, {}, model)
    if newer := _newer_format(document, {*facets, *model.model_fields}):
        return CaseFile(case_id, source, Document.empty(), newer, None, {}, model)
    data = case_data(document, case_id, facets)
    case, shape = parse_case(document, data, model)
    return CaseFile(case_id, source, document, (*parse_errors, *shape), case, data, model)


def load_vocabulary(path: Path, root: Path) -> VocabularyFile:
    """Read one vocabulary, whose facet is the file's name."""
    return parse_vocabulary_file(read_content(path), path_of(path, root))


def parse_vocabulary_file(content: Content, path: str) -> VocabularyFile:
    """Parse one vocabulary; ``path`` is what reports call the file."""
    facet = PurePath(path).stem
    source, document, parse_errors = _parse(content, path)
    if parse_errors and not document.root.entries:
        return VocabularyFile(facet, source, document, parse_errors, None)
    if newer := _newer_format(document, Vocabulary.model_fields):
        return VocabularyFile(facet, source, Document.empty(), newer, None)
    vocabulary, shape = parse_vocabulary(document)
    known = None if document.broken or facet in Case.model_fields else vocabulary
    return VocabularyFile(facet, source, document, (*parse_errors, *shape), known)


def _newer_format(document: Document, fields: Collection[str]) -> tuple[ParseError, ...]:
    """Report a later version of the file format than ours; a site's own field is not a version."""
    key, value = document.find((_FORMAT_KEY,))
    if _FORMAT_KEY in fields or not key or not isinstance(value, Scalar):
        return ()
    found = value.value
    if not _VERSION.fullmatch(found) or int(found) <= FORMAT:
        return ()
    facts = {"found": int(found), "known": FORMAT}
    return (ParseError("newer-format", key.start, facts, (_FORMAT_KEY,), len(_FORMAT_KEY)),)


def _parse(content: Content, name: str) -> tuple[Source, Document, tuple[ParseError, ...]]:
    source, unreadable = decode_content(content, name)
    document, parse_errors = parse(source)
    return source, document, (*unreadable, *parse_errors)
