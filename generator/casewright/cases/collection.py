"""Everything that lies in the cases folder, read and parsed, right or wrong."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from casewright.cases.case import Case
from casewright.cases.composing import compose
from casewright.cases.document import Document
from casewright.cases.fault import Fault
from casewright.cases.parsing import parse_case, parse_vocabulary
from casewright.cases.source import Source, read_source
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary

VOCABULARY_FOLDER: Final = "vocabulary"
SUFFIX: Final = ".yml"


@dataclass(frozen=True)
class CaseFile:
    """A case's file: its text, its tree, the faults found, and the case where there is one."""

    id: str
    source: Source
    document: Document
    faults: tuple[Fault, ...]
    case: Case | None


@dataclass(frozen=True)
class VocabularyFile:
    """A vocabulary's file, likewise; ``id`` is the facet's name."""

    id: str
    source: Source
    document: Document
    faults: tuple[Fault, ...]
    vocabulary: Vocabulary | None


File = CaseFile | VocabularyFile


@dataclass(frozen=True)
class Collection:
    """All files of a knowledge base, vocabularies first, each kind in the order of its names."""

    vocabulary_files: tuple[VocabularyFile, ...]
    case_files: tuple[CaseFile, ...]

    @property
    def files(self) -> Iterator[File]:
        """Walk over every file."""
        yield from self.vocabulary_files
        yield from self.case_files

    @cached_property
    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies that could be read, by facet."""
        return {file.id: file.vocabulary for file in self.vocabulary_files if file.vocabulary}

    @cached_property
    def case_ids(self) -> frozenset[str]:
        """Every id that a case file has, readable or not."""
        return frozenset(file.id for file in self.case_files)


def read_collection(folder: Path, root: Path) -> Collection:
    """Read all vocabularies and cases of a folder.

    Files are named in reports by their path from ``root``. Raises ``OSError`` where the machine
    stands in the way; a folder that is not there holds nothing.
    """
    vocabularies = tuple(
        read_vocabulary(path, root) for path in yaml_files(folder / VOCABULARY_FOLDER)
    )
    facets = frozenset((THEMES, ORGANISATIONS, *(file.id for file in vocabularies)))
    cases = tuple(read_case(path, root, facets) for path in yaml_files(folder))
    return Collection(vocabularies, cases)


def read_case(path: Path, root: Path, facets: frozenset[str]) -> CaseFile:
    """Read one case, whose id is the file's name."""
    source, document, faults = _read(path, root)
    if faults and not document.root.entries:
        return CaseFile(path.stem, source, document, faults, None)
    case, shape = parse_case(document, path.stem, facets)
    return CaseFile(path.stem, source, document, (*faults, *shape), case)


def read_vocabulary(path: Path, root: Path) -> VocabularyFile:
    """Read one vocabulary, whose facet is the file's name."""
    source, document, faults = _read(path, root)
    if faults and not document.root.entries:
        return VocabularyFile(path.stem, source, document, faults, None)
    vocabulary, shape = parse_vocabulary(document)
    return VocabularyFile(path.stem, source, document, (*faults, *shape), vocabulary)


def yaml_files(folder: Path) -> list[Path]:
    """List the YAML files of a folder by name; ``.yaml`` counts too, so that none is overlooked."""
    if not folder.is_dir():
        return []
    names = [entry.name for entry in os.scandir(folder) if not entry.is_dir()]
    return [folder / name for name in sorted(names) if name.endswith((SUFFIX, ".yaml"))]


def _read(path: Path, root: Path) -> tuple[Source, Document, tuple[Fault, ...]]:
    source, unreadable = read_source(path, Path(os.path.relpath(path, root)).as_posix())
    if unreadable:
        return source, Document.empty(), unreadable
    document, faults = compose(source)
    return source, document, faults
