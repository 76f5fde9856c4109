"""The pictures that a case names, for the rules that look at them."""

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import Mapping, Scalar, Sequence
from casewright.diagnostics.diagnostic import DataPath


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """An item of ``images``: where it stands in the data, and the name of its file."""

    path: DataPath
    item: Mapping
    file: Scalar


def pictures_of(file: File) -> Iterator[NamedPicture]:
    """Walk over the pictures of a case that have a name."""
    images = file.document.find(("images",))[1]
    if not isinstance(file, CaseFile) or not isinstance(images, Sequence):
        return
    for index, item in enumerate(images.items):
        entry = item.get("file") if isinstance(item, Mapping) else None
        name = entry.value if entry else None
        if isinstance(item, Mapping) and isinstance(name, Scalar) and not name.empty:
            yield NamedPicture(("images", index), item, name)
