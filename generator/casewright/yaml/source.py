"""Read a file: size, kind and encoding."""

import codecs
import errno
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import Final, NamedTuple

from casewright.yaml.characters import has_invisible
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

MAX_FILE_BYTES = 256 * 1024
"""In bytes; a case of 700 words takes about 6,000."""

_OF_ONE_FILE: Final = frozenset((errno.EACCES, errno.EPERM, errno.EIO, errno.ELOOP, errno.ENXIO))
"""Errors about a single file; any other ``OSError`` affects all files."""


_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MIN_UTF16_PAIRS = 4
_UTF16_ZERO_SHARE = 0.8


@dataclass(frozen=True)
class Source:
    """The text of a file, with its path relative to the project root."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them: only line feeds and carriage returns end a line."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    @cached_property
    def has_invisible(self) -> bool:
        """Whether the text contains invisible characters."""
        return has_invisible(self.text)

    def line(self, number: int) -> str:
        """Return a line by its number from 1; the empty text past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class Content(NamedTuple):
    """What a path contains: at most ``MAX_FILE_BYTES`` + 1 bytes.

    ``kind`` is ``link``, ``special`` or ``unreadable`` for a file that is not read.
    """

    data: bytes
    size: int
    kind: str = ""

    @property
    def digest(self) -> bytes:
        """The digest of everything that decoding depends on."""
        head = f"{self.kind}:{self.size}:".encode()
        return blake2b(head + self.data, digest_size=16).digest()


def read_content(file: Path) -> Content:
    """Return the bytes of a file.

    Links and special files are not opened: a link could point anywhere, and a pipe could block.
    Raise ``OSError`` if the error does not concern this file only.
    """
    kind = _other_kind(file)
    if kind:
        return Content(b"", 0, kind)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
        size = file.stat().st_size if len(data) > MAX_FILE_BYTES else len(data)
    except OSError as error:
        if error.errno not in _OF_ONE_FILE:
            raise
        return Content(b"", 0, "unreadable")
    return Content(data, size)


def decode_content(content: Content, name: str) -> tuple[Source, tuple[ParseError, ...]]:
    """Return the text of a file's bytes, or the reason why there is none."""
    data = content.data
    if content.kind:
        return Source(name, ""), (ParseError("unsafe-file", Mark(), {"variant": content.kind}),)
    if len(data) > MAX_FILE_BYTES:
        facts = {"size": -(-content.size // 1024), "limit": MAX_FILE_BYTES // 1024}
        return Source(name, ""), (ParseError("file-too-large", Mark(), facts),)
    data = data.removeprefix(codecs.BOM_UTF8)
    if encoding := _utf16_encoding(data):
        text = data.decode(encoding, errors="replace")
        return Source(name, text), (
            ParseError("not-utf8", Mark(), {"byte": "0x00", "variant": "utf-16"}),
        )
    try:
        return Source(name, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _unreadable(name, data, error)


def read_source(file: Path, name: str) -> tuple[Source, tuple[ParseError, ...]]:
    """Read a file and decode it: see ``read_content`` and ``decode_content``."""
    return decode_content(read_content(file), name)


def _other_kind(file: Path) -> str:
    """Return the kind of a special file, or the empty text for an ordinary file."""
    mode = file.lstat().st_mode
    if S_ISLNK(mode):
        return "link"
    return "" if S_ISREG(mode) else "special"


def _unreadable(
    name: str, data: bytes, error: UnicodeDecodeError
) -> tuple[Source, tuple[ParseError, ...]]:
    """Report the first byte that is not UTF-8, and decode with the most likely encoding."""
    good = data[: error.start].decode("utf-8")
    line_start = good.rfind("\n") + 1
    mark = Mark(good.count("\n") + 1, len(good) - line_start + 1)
    encoding = _likely_encoding(data)
    facts: dict[str, str | int] = {"byte": f"0x{data[error.start]:02X}", "variant": encoding}
    if encoding == "binary":
        return Source(name, ""), (ParseError("not-utf8", Mark(), facts),)
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return Source(name, text), (ParseError("not-utf8", mark, facts),)


def _utf16_encoding(data: bytes) -> str:
    """Return the encoding of UTF-16 text without a byte order mark; the empty text for any other.

    In Latin script every second byte of it is zero.
    """
    pairs = len(data) // 2
    if pairs < _MIN_UTF16_PAIRS or data.startswith(_UTF16_MARKS):
        return ""
    for encoding, high, low in (
        ("utf-16-le", data[1::2], data[::2]),
        ("utf-16-be", data[::2], data[1::2]),
    ):
        if high.count(0) >= _UTF16_ZERO_SHARE * pairs and low.count(0) <= pairs - high.count(0):
            return encoding
    return ""


def _likely_encoding(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    return "binary" if b"\0" in data else "windows-1252"
