"""Everything that lies in the cases folder, read and parsed, right or wrong."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from casewright.cases.case import Case
from casewright.cases.parsing import parse_case, parse_terms, parse_vocabulary
from casewright.cases.reading.composing import compose
from casewright.cases.reading.document import Document
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.source import Source, read_source
from casewright.cases.shape import VOCABULARY_SHAPE, Shape, Text, case_shape, texts_of
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary
from casewright.tally import Tally

VOCABULARY_FOLDER: Final = "vocabulary"
SUFFIX: Final = ".yml"
SUFFIXES: Final = (SUFFIX, ".yaml")
"""What a YAML file may end in; only the first is right."""

PAGE_SUFFIX: Final = ".md"


@dataclass(frozen=True)
class CaseFile:
    """A case's file, which is read once somebody asks what is in it. Its name is its id.

    ``name`` has the suffix too, and ``path`` is what reports call the file. ``facets`` names the
    vocabularies, ``model`` is the form that the site uses.
    """

    id: str
    folder: Path
    name: str
    path: str
    facets: frozenset[str]
    model: type[Case] = Case

    @cached_property
    def _content(self) -> tuple[Source, Document, tuple[Fault, ...], Case | None]:
        source, document, faults = _read(self.folder / self.name, self.path)
        if faults and not document.root.entries:
            return source, document, faults, None
        case, shape = parse_case(document, self.id, self.facets, self.model)
        return source, document, (*faults, *shape), case

    @cached_property
    def source(self) -> Source:
        """The text of the file."""
        return self._content[0]

    @cached_property
    def document(self) -> Document:
        """The tree of the file."""
        return self._content[1]

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What could not be understood."""
        return self._content[2]

    @cached_property
    def case(self) -> Case | None:
        """The case, where there is one."""
        return self._content[3]

    @property
    def shape(self) -> Shape:
        """What may stand where in the file: the fields of a case."""
        return case_shape(self.model)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything in the file that is written for people, with its place."""
        return tuple(texts_of(self.document, self.shape))


@dataclass(frozen=True)
class VocabularyFile:
    """A vocabulary's file as it was read; ``id`` is the facet's name.

    There is no vocabulary where a part of the file could not be read: nobody should call a word
    unknown that may well be in it. Nor is there one that has the name of a field.
    """

    id: str
    source: Source
    document: Document
    faults: tuple[Fault, ...]
    vocabulary: Vocabulary | None

    @property
    def path(self) -> str:
        """What reports call the file."""
        return self.source.path

    @property
    def shape(self) -> Shape:
        """What may stand where in the file: the fields of a vocabulary."""
        return VOCABULARY_SHAPE

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything in the file that is written for people, with its place."""
        return tuple(texts_of(self.document, self.shape))

    @cached_property
    def known(self) -> Vocabulary | None:
        """The terms that there are, also where one of them is not as it should be."""
        if self.vocabulary or self.document.broken or self.id in Case.model_fields:
            return self.vocabulary
        return parse_terms(self.document)


@dataclass(frozen=True)
class PageFile:
    """A page that a maintainer wrote by hand: only that it can be read is looked at."""

    id: str
    source: Source
    faults: tuple[Fault, ...]

    @property
    def path(self) -> str:
        """What reports call the page."""
        return self.source.path


File = CaseFile | VocabularyFile
Readable = File | PageFile


@dataclass(frozen=True)
class Collection:
    """All files of a knowledge base, vocabularies first, each kind in the order of its names."""

    vocabulary_files: tuple[VocabularyFile, ...]
    case_files: tuple[CaseFile, ...]
    page_files: tuple[PageFile, ...] = ()

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
    """Give the same, with cases that are read when they are needed."""
    vocabulary_folder = folder / VOCABULARY_FOLDER
    vocabularies = tuple(
        read_vocabulary(vocabulary_folder / name, root) for name in yaml_names(vocabulary_folder)
    )
    facets = _facets(vocabularies, model)
    start = _start(folder, root)
    cases = tuple(_case_file(name, folder, start, facets, model) for name in yaml_names(folder))
    return Collection(vocabularies, cases, tuple(_pages(folder, root)))


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
    above = _path(folder, root)
    return "" if above == "." else f"{above}/"


def _facets(vocabularies: Iterable[VocabularyFile], model: type[Case]) -> frozenset[str]:
    """Name the fields of a case that hold terms."""
    named = (file.id for file in vocabularies if file.id not in model.model_fields)
    return frozenset((THEMES, ORGANISATIONS, *named))


def _pages(folder: Path, root: Path) -> Iterator[PageFile]:
    for path in sorted(folder.rglob(f"*{PAGE_SUFFIX}")) if folder.is_dir() else ():
        source, faults = read_source(path, _path(path, root))
        yield PageFile(path.stem, source, faults)


def read_vocabulary(path: Path, root: Path) -> VocabularyFile:
    """Read one vocabulary, whose facet is the file's name."""
    source, document, faults = _read(path, _path(path, root))
    if faults and not document.root.entries:
        return VocabularyFile(path.stem, source, document, faults, None)
    vocabulary, shape = parse_vocabulary(document)
    known = None if document.broken or path.stem in Case.model_fields else vocabulary
    return VocabularyFile(path.stem, source, document, (*faults, *shape), known)


def yaml_names(folder: Path) -> list[str]:
    """List the YAML files of a folder by name; ``.yaml`` counts too, so that none is overlooked."""
    if not folder.is_dir():
        return []
    names = [entry.name for entry in os.scandir(folder) if not entry.is_dir()]
    return [name for name in sorted(names) if name.endswith(SUFFIXES)]


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def name_key(name: str) -> str:
    """Give a name as a careless file system compares it."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()


def _path(path: Path, root: Path) -> str:
    """Name a file as reports do."""
    return Path(os.path.relpath(path, root)).as_posix()


def _read(path: Path, name: str) -> tuple[Source, Document, tuple[Fault, ...]]:
    source, unreadable = read_source(path, name)
    document, faults = compose(source)
    return source, document, (*unreadable, *faults)
