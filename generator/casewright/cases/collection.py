"""Everything that lies in the cases folder, read and parsed, right or wrong."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from casewright.cases.case import Case
from casewright.cases.files import CaseFile, File, PageFile, VocabularyFile, read_vocabulary
from casewright.cases.listing import Unread, list_files, refuse_links
from casewright.cases.names import SUFFIXES, VOCABULARY_FOLDER, name_key, path_of
from casewright.cases.reading.source import read_source
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary
from casewright.tally import Tally


@dataclass(frozen=True)
class Collection:
    """All files of a knowledge base, vocabularies first, each kind in the order of its names.

    ``unread`` lists what looks like a case and is none.
    """

    vocabulary_files: tuple[VocabularyFile, ...]
    case_files: tuple[CaseFile, ...]
    page_files: tuple[PageFile, ...] = ()
    unread: tuple[Unread, ...] = ()

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
    def same_names(self) -> Mapping[str, tuple[CaseFile, ...]]:
        """The case files by their ids as a careless file system would compare those."""
        files: dict[str, tuple[CaseFile, ...]] = {}
        for file in self.case_files:
            name = name_key(file.id)
            files[name] = (*files.get(name, ()), file)
        return files

    @cached_property
    def case_ids(self) -> frozenset[str]:
        """Every id that a case file has, readable or not."""
        return frozenset(file.id for file in self.case_files)


def read_collection(
    folder: Path, root: Path, tally: Tally | None = None, model: type[Case] = Case
) -> Collection:
    """Read all vocabularies and cases of a folder; ``tally`` counts the cases.

    Files are named in reports by their path from ``root``. Raises ``OSError`` where the machine
    stands in the way; a folder that is not there holds nothing.
    """
    collection = list_collection(folder, root, model)
    tally = tally or Tally()
    tally.total = len(collection.case_files)
    for file in tally.over(collection.case_files):
        _ = file.case
    return collection


def list_collection(folder: Path, root: Path, model: type[Case] = Case) -> Collection:
    """Give the same, with cases that are read when they are needed.

    Raises ``WrongUseError`` for a folder that is a symbolic link.
    """
    refuse_links(folder, root, VOCABULARY_FOLDER)
    start = _start(folder, root)
    listing = list_files(folder, start, (".", VOCABULARY_FOLDER), SUFFIXES)
    vocabularies = tuple(_vocabularies(folder / VOCABULARY_FOLDER, root))
    facets = _facets(vocabularies, model)
    names = (name for name in sorted(listing.names) if name.endswith(SUFFIXES))
    cases = tuple(_case_file(name, folder, start, facets, model) for name in names)
    pages = tuple(_pages(listing.pages, root))
    return Collection(vocabularies, cases, pages, tuple(listing.unread))


def read_again(
    collection: Collection, names: Iterable[str], folder: Path, root: Path, model: type[Case] = Case
) -> Collection:
    """Read some cases anew, by the names of their files; all else is taken as it was read."""
    facets = _facets(collection.vocabulary_files, model)
    files = {file.name: file for file in collection.case_files}
    start = _start(folder, root)
    for name in names:
        path = folder / name
        if os.path.lexists(path) and not path.is_dir():
            files[name] = _case_file(name, folder, start, facets, model)
            _ = files[name].case
        else:
            files.pop(name, None)
    return replace(collection, case_files=tuple(files[name] for name in sorted(files)))


def _case_file(
    name: str, folder: Path, start: str, facets: frozenset[str], model: type[Case]
) -> CaseFile:
    return CaseFile(_stem(name), folder, name, f"{start}{name}", facets, model)


def _start(folder: Path, root: Path) -> str:
    """Give what stands before the name of a folder's file in reports."""
    above = path_of(folder, root)
    return "" if above == "." else f"{above}/"


def _facets(vocabularies: Iterable[VocabularyFile], model: type[Case]) -> frozenset[str]:
    """Name the fields of a case that hold terms."""
    named = (file.id for file in vocabularies if file.id not in model.model_fields)
    return frozenset((THEMES, ORGANISATIONS, *named))


def _pages(paths: Iterable[Path], root: Path) -> Iterator[PageFile]:
    for path in paths:
        source, faults = read_source(path, path_of(path, root))
        yield PageFile(path.stem, source, faults)


def _vocabularies(folder: Path, root: Path) -> Iterator[VocabularyFile]:
    """Read the vocabularies by name; ``.yaml`` counts too, so that none is overlooked."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.endswith(SUFFIXES) and not path.is_dir():
            yield read_vocabulary(path, root)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
