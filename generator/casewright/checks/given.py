"""What a file says, also where there is no case of it: its status, and the terms it names."""

from collections.abc import Iterator

from casewright.cases.case import Status
from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import Document, Mapping, Scalar, Sequence
from casewright.cases.vocabulary import THEMES, field_of
from casewright.diagnostics.diagnostic import DataPath


def status_of(file: File) -> str:
    """Give a case's status."""
    value = file.document.find(("status",))[1]
    if isinstance(value, Scalar) and not value.empty:
        return value.value.strip()
    return Status.PUBLISHED


def given(document: Document, path: DataPath) -> Iterator[tuple[DataPath, Scalar]]:
    """Walk over the ids in a field that holds one or a list of them."""
    node = document.find(path)[1]
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield (*path, index), item


def fields_of(vocabulary: str, file: CaseFile) -> Iterator[DataPath]:
    """List the fields of a case that hold terms of a vocabulary: its own, and those of lessons."""
    yield (field_of(vocabulary),)
    lessons = file.document.find(("lessons",))[1]
    if vocabulary == THEMES and isinstance(lessons, Sequence):
        for index, lesson in enumerate(lessons.items):
            if isinstance(lesson, Mapping):
                yield ("lessons", index, "themes")
