"""Find the files in the cases folder: cases, vocabularies, pages, and skipped files."""

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
"""The name of a case file, also with a suffix added by an editor."""


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that looks like a case and is skipped because of its ``name`` or its ``folder``.

    ``right`` is the name that it should have.
    """

    path: str
    why: str
    right: str


@dataclass(frozen=True, slots=True)
class DirectoryListing:
    """The files in the folder itself, the hand-written pages, and the skipped files."""

    names: Sequence[str]
    pages: Sequence[Path]
    skipped: Sequence[SkippedFile]


def refuse_links(folder: Path, root: Path, *inside: str) -> None:
    """Raise ``UsageError`` if a folder of cases, or one ``inside`` it, is a symbolic link."""
    above = (one for one in folder.parents if one != root and one.is_relative_to(root))
    for one in (folder, *above, *(folder / name for name in inside)):
        if one.is_symlink():
            values = {"folder": Path(os.path.relpath(one, root)).as_posix()}
            raise UsageError(Message("fault.linked-cases", values))


def list_files(
    folder: Path, start: str, read: Names[str], suffixes: tuple[str, ...]
) -> DirectoryListing:
    """List the files of a folder in one walk; ``read`` are the subfolders to read from.

    Paths are relative to the folder; reports put ``start`` in front. A missing folder is empty.
    Raise ``OSError`` for a folder that cannot be opened.
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
    """Find files that look like a case, except hidden ones."""
    if any(part.startswith(".") for part in inside.parts):
        return
    for name in names:
        if match := _LIKE_A_CASE.fullmatch(name):
            yield SkippedFile(f"{start}{(inside / name).as_posix()}", why, f"{match[1]}{suffix}")
