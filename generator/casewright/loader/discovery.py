"""What lies in the cases folder, by name: what is read of it, pages, and what nobody reads."""

import os
import re
from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.paths import is_editor_file

_PAGE_SUFFIX: Final = ".md"

_LIKE_A_CASE: Final = re.compile(r"([^.].*?)\.ya?ml(?:\.(?:txt|docx?|rtf|odt))?", re.IGNORECASE)
"""The name of a case, also where an editor put its own suffix behind it."""


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that looks like a case and is not read, because of its ``name`` or its ``folder``.

    ``right`` is the name that it should have.
    """

    path: str
    why: str
    right: str


@dataclass(frozen=True, slots=True)
class DirectoryListing:
    """The names of the files in the folder itself, the hand-written pages, what nobody reads."""

    names: Sequence[str]
    pages: Sequence[Path]
    skipped: Sequence[SkippedFile]


def refuse_links(folder: Path, root: Path, *inside: str) -> None:
    """Raise ``UsageError`` where a folder of cases, or one ``inside`` it, leads elsewhere."""
    above = (one for one in folder.parents if one != root and one.is_relative_to(root))
    for one in (folder, *above, *(folder / name for name in inside)):
        if one.is_symlink():
            values = {"folder": Path(os.path.relpath(one, root)).as_posix()}
            raise UsageError(Message("fault.linked-cases", values))


def list_files(
    folder: Path, start: str, read: Names[str], suffixes: tuple[str, ...]
) -> DirectoryListing:
    """Walk once through a folder, of which the folders ``read`` hold the files that are read.

    Both are named from the folder itself, as is all that reports put ``start`` in front of. A
    folder that is not there holds nothing; raises ``OSError`` for one that cannot be opened.
    """
    own: list[str] = []
    pages: list[Path] = []
    skipped: list[SkippedFile] = []
    for above, _, names in os.walk(folder, onerror=_raise_unreadable):
        inside = Path(above).relative_to(folder)
        names = [name for name in names if not is_editor_file(name)]  # noqa: PLW2901
        is_read, others = inside.as_posix() in read, names
        if is_read:
            others = [name for name in names if not name.endswith(suffixes)]
        own += names if inside == Path() else ()
        pages += (inside / name for name in others if name.endswith(_PAGE_SUFFIX))
        skipped += _unread(inside, others, start, "name" if is_read else "folder", suffixes[0])
    in_order = sorted(skipped, key=attrgetter("path"))
    return DirectoryListing(own, [folder / page for page in sorted(pages)], in_order)


def _raise_unreadable(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _unread(
    inside: Path, names: Iterable[str], start: str, why: str, suffix: str
) -> Iterator[SkippedFile]:
    """Find what looks like a case; what is hidden was not meant as one."""
    if any(part.startswith(".") for part in inside.parts):
        return
    for name in names:
        if match := _LIKE_A_CASE.fullmatch(name):
            yield SkippedFile(f"{start}{(inside / name).as_posix()}", why, f"{match[1]}{suffix}")
