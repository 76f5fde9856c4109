"""The cases folder: its files, with its vocabularies and pages already read.

Cases are listed but not read: ``CaseRecord`` values hold their content.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from casewright.cases.case import Case
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary
from casewright.loader.discovery import SkippedFile, list_files, refuse_links
from casewright.loader.files import PageFile, VocabularyFile, load_vocabulary
from casewright.paths import (
    SUFFIXES,
    VOCABULARY_FOLDER,
    is_editor_file,
    name_key,
    path_of,
    stem_of,
)
from casewright.yaml.source import read_source


@dataclass(frozen=True, slots=True)
class CasePath:
    """The file of a case: its name in the folder, and its path in reports."""

    name: str
    path: str

    @property
    def id(self) -> str:
        """The id of the case."""
        return stem_of(self.name)


@dataclass(frozen=True)
class Collection:
    """All files of a knowledge base, each kind sorted by name.

    ``skipped`` lists files that look like a case but are skipped.
    """

    folder: Path
    vocabulary_files: tuple[VocabularyFile, ...]
    case_paths: tuple[CasePath, ...]
    page_files: tuple[PageFile, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()

    @cached_property
    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies that could be read, by facet."""
        return {file.id: file.vocabulary for file in self.vocabulary_files if file.vocabulary}

    @cached_property
    def same_names(self) -> Mapping[str, tuple[CasePath, ...]]:
        """The case files by folded id, as on a file system that ignores case."""
        files: dict[str, tuple[CasePath, ...]] = {}
        for file in self.case_paths:
            name = name_key(file.id)
            files[name] = (*files.get(name, ()), file)
        return files

    @cached_property
    def case_ids(self) -> frozenset[str]:
        """The ids of all case files, including those with errors."""
        return frozenset(file.id for file in self.case_paths)


def list_collection(folder: Path, root: Path) -> Collection:
    """List the cases of a folder, and read its vocabularies and pages.

    Reports name files relative to ``root``. Raise ``OSError`` if the system denies access; a
    missing folder is an empty one.
    """
    refuse_links(folder, root, VOCABULARY_FOLDER)
    start = _start(folder, root)
    listing = list_files(folder, start, (".", VOCABULARY_FOLDER), SUFFIXES)
    vocabularies = tuple(_vocabularies(folder / VOCABULARY_FOLDER, root))
    names = (name for name in sorted(listing.names) if name.endswith(SUFFIXES))
    cases = tuple(CasePath(name, f"{start}{name}") for name in names)
    pages = tuple(_pages(listing.pages, root))
    return Collection(folder, vocabularies, cases, pages, tuple(listing.skipped))


def term_facets(vocabularies: Iterable[VocabularyFile], model: type[Case]) -> frozenset[str]:
    """Return the names of the vocabularies whose terms a case may use."""
    named = (file.id for file in vocabularies if file.id not in model.model_fields)
    return frozenset((THEMES, ORGANISATIONS, *named))


def _start(folder: Path, root: Path) -> str:
    """Return the prefix of the file names of a folder in reports."""
    above = path_of(folder, root)
    return "" if above == "." else f"{above}/"


def _pages(paths: Iterable[Path], root: Path) -> Iterator[PageFile]:
    for path in paths:
        source, parse_errors = read_source(path, path_of(path, root))
        yield PageFile(path.stem, source, parse_errors)


def _vocabularies(folder: Path, root: Path) -> Iterator[VocabularyFile]:
    """Read the vocabularies by name, including those with the suffix ``.yaml``."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.name
        if name.endswith(SUFFIXES) and not is_editor_file(name) and not path.is_dir():
            yield load_vocabulary(path, root)
