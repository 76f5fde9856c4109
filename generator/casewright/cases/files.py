"""The files of the cases folder, each with what it holds, right or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from casewright.cases.case import Case
from casewright.cases.names import path_of
from casewright.cases.parsing import parse_case, parse_terms, parse_vocabulary
from casewright.cases.reading.composing import compose
from casewright.cases.reading.document import Document
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.source import Source, read_source
from casewright.cases.shape import VOCABULARY_SHAPE, Shape, Text, case_shape, texts_of
from casewright.cases.vocabulary import Vocabulary

_BESIDE_THE_CASE: Final = ("_content", "source", "document", "faults", "texts")
"""What a file is read into for the sake of its check."""


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
    def state(self) -> Mapping[str, object] | None:
        """The case as it can be handed to another process, whose file then has the same."""
        return self.case.__getstate__() if self.case else None

    def take(self, state: Mapping[str, object] | None) -> None:
        """Have the case that another process has read from this file."""
        case = None
        if state:
            case = self.model.__new__(self.model)
            case.__setstate__({**state})
        vars(self)["case"] = case

    def let_go(self) -> None:
        """Keep the case alone; what else is asked for is read again."""
        vars(self)["case"] = self.case
        for read in _BESIDE_THE_CASE:
            vars(self).pop(read, None)

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


def read_vocabulary(path: Path, root: Path) -> VocabularyFile:
    """Read one vocabulary, whose facet is the file's name."""
    source, document, faults = _read(path, path_of(path, root))
    if faults and not document.root.entries:
        return VocabularyFile(path.stem, source, document, faults, None)
    vocabulary, shape = parse_vocabulary(document)
    known = None if document.broken or path.stem in Case.model_fields else vocabulary
    return VocabularyFile(path.stem, source, document, (*faults, *shape), known)


def _read(path: Path, name: str) -> tuple[Source, Document, tuple[Fault, ...]]:
    source, unreadable = read_source(path, name)
    document, faults = compose(source)
    return source, document, (*unreadable, *faults)
