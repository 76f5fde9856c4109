"""Queries on the tree of a case: its status, terms and images.

They also work for files with errors, from which no case can be made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.case import Status
from casewright.cases.fields import is_id
from casewright.cases.vocabulary import THEMES, field_of
from casewright.diagnostics.diagnostic import DataPath
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Document, Mapping, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """An item of ``images``: its path in the data, and the file name."""

    path: DataPath
    item: Mapping
    file: Scalar


def status_of(file: File) -> str:
    """Return the status of a case."""
    value = file.document.find(("status",))[1]
    if isinstance(value, Scalar) and not value.empty:
        return value.value.strip()
    return Status.PUBLISHED


def iter_ids(document: Document, path: DataPath) -> Iterator[tuple[DataPath, Scalar]]:
    """Iterate over the ids in a field that holds one or a list of them."""
    node = document.find(path)[1]
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield (*path, index), item


def aliases_of(file: CaseFile) -> tuple[str, ...]:
    """Return the former ids of a case, without those that are no ids."""
    ids = (scalar.value.strip() for _, scalar in iter_ids(file.document, ("aliases",)))
    return tuple(dict.fromkeys(filter(is_id, ids)))


def iter_term_fields(vocabulary: str, file: CaseFile) -> Iterator[DataPath]:
    """Iterate over the fields of a case, and of its lessons, that hold terms of a vocabulary."""
    yield (field_of(vocabulary),)
    lessons = file.document.find(("lessons",))[1]
    if vocabulary == THEMES and isinstance(lessons, Sequence):
        for index, lesson in enumerate(lessons.items):
            if isinstance(lesson, Mapping):
                yield ("lessons", index, "themes")


def iter_pictures(file: File) -> Iterator[NamedPicture]:
    """Iterate over the images of a case that have a name."""
    images = file.document.find(("images",))[1]
    if not isinstance(file, CaseFile) or not isinstance(images, Sequence):
        return
    for index, item in enumerate(images.items):
        entry = item.get("file") if isinstance(item, Mapping) else None
        name = entry.value if entry else None
        if isinstance(item, Mapping) and isinstance(name, Scalar) and not name.empty:
            yield NamedPicture(("images", index), item, name)
