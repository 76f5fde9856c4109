"""From a file to its text: the first door, where size and encoding are settled."""

import codecs
import errno
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import Final

from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.invisible import has_invisible

LARGEST_FILE = 256 * 1024
"""Bytes; a case of 700 words takes about six thousand."""

_OF_ONE_FILE: Final = frozenset((errno.EACCES, errno.EPERM, errno.EIO, errno.ELOOP, errno.ENXIO))
"""What the machine objects to about one file; a lack of anything else is about all of them."""


@dataclass(frozen=True)
class Source:
    """A file's text under the name that reports use: its path from the project's root."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them: only line feeds and carriage returns end one."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    @cached_property
    def has_invisible(self) -> bool:
        """Whether there are signs in it that nobody sees."""
        return has_invisible(self.text)

    def line(self, number: int) -> str:
        """Give a line by its number from 1; past the end there is only emptiness."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def read_source(file: Path, name: str) -> tuple[Source, tuple[Fault, ...]]:
    """Read a file, or say why it has no text.

    A link is not followed, and what is no ordinary file is not opened: the one could lead anywhere
    on the machine, the other could wait for ever. Raises ``OSError`` where the machine, not this
    file, stands in the way.
    """
    kind = _other_kind(file)
    if kind:
        return Source(name, ""), (Fault("unsafe-file", Mark(), {"variant": kind}),)
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        if error.errno not in _OF_ONE_FILE:
            raise
        return Source(name, ""), (Fault("unsafe-file", Mark(), {"variant": "unreadable"}),)
    if len(data) > LARGEST_FILE:
        size = file.stat().st_size
        facts = {"size": -(-size // 1024), "limit": LARGEST_FILE // 1024}
        return Source(name, ""), (Fault("file-too-large", Mark(), facts),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _unreadable(name, data, error)


def _other_kind(file: Path) -> str:
    """Name what a file is when it is no ordinary one; else give the empty text."""
    mode = file.lstat().st_mode
    if S_ISLNK(mode):
        return "link"
    return "" if S_ISREG(mode) else "special"


def _unreadable(
    name: str, data: bytes, error: UnicodeDecodeError
) -> tuple[Source, tuple[Fault, ...]]:
    """Name the first byte that is no UTF-8, and read on in the encoding it most likely is."""
    good = data[: error.start].decode("utf-8")
    line_start = good.rfind("\n") + 1
    mark = Mark(good.count("\n") + 1, len(good) - line_start + 1)
    encoding = _likely_encoding(data)
    facts: dict[str, str | int] = {"byte": f"0x{data[error.start]:02X}", "variant": encoding}
    if encoding == "binary":
        return Source(name, ""), (Fault("not-utf8", Mark(), facts),)
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return Source(name, text), (Fault("not-utf8", mark, facts),)


def _likely_encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "binary" if b"\0" in data else "windows-1252"
