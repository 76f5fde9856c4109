"""What the last check found, so that the next one looks at what has changed since.

A case's file is known again by when it was last touched, its size and its number on the disk: that
tells of every change, and nobody can bring along a memory that fits files elsewhere. One touched
just before it was read is read again, since a second change may have come in the same moment.

What can change the report of every file (see ``fingerprint``) is a part of the memory's seal; a
memory whose seal is broken is as good as none. What hangs on other files is asked again. No text
lies in it that a report would hide.
"""

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from casewright.cases.files import CaseFile
from casewright.checks.facts import Facts
from casewright.checks.surroundings import Answer, Question, Surroundings
from casewright.diagnostics.coded import Coded, coded, decoded
from casewright.diagnostics.diagnostic import Diagnostic

NAME: Final = "check.json"

MOMENT: Final = 2_000_000_000
"""Nanoseconds within which a disk may not tell two changes apart."""

_TELLS_OF_CHANGES: Final = os.name == "posix"
"""Whether the machine keeps account of when a file was changed, whatever a program says."""

Stamp = list[int]


class Seen(NamedTuple):
    """What was seen of one case's file, and what its report asked and was told.

    ``report`` is ``None`` where nobody wanted it, ``asked`` where it is not to be remembered.
    """

    path: str
    facts: Facts
    asked: Mapping[Question, Answer] | None
    report: Sequence[Diagnostic] | None


@dataclass(frozen=True)
class Memory:
    """What is known of the files as they are now.

    ``_entries`` holds for each its stamp, its facts, what its report asked and was told, and the
    report.
    """

    _file: Path
    _seal: bytes
    _now: int
    _stamps: Mapping[str, Stamp]
    _entries: dict[str, Coded]

    @classmethod
    def recall(cls, file: Path, seal: bytes, folder: Path, cases: Iterable[CaseFile]) -> "Memory":
        """Remember what still holds of the cases in a folder."""
        now = time.time_ns()
        stamps = _stamps(folder, cases) if _TELLS_OF_CHANGES else {}
        entries = _read(file, seal) if stamps else {}
        known = {path: one for path, one in entries.items() if stamps.get(path) == one[0]}
        return cls(file, seal, now, stamps, known)

    def facts(self) -> dict[str, Facts]:
        """Give the facts of every file that is known."""
        return {path: _facts(entry[1]) for path, entry in self._entries.items()}

    def report(self, path: str, around: Surroundings) -> Sequence[Diagnostic] | None:
        """Give the report of a file, if it is known and would be the same today."""
        _, _, asked, report = self._entries.get(path, (None, None, (), None))
        if report is None or any(around.again(tuple(one)) != answer for one, answer in asked):
            return None
        return list(map(decoded, report))

    def keep(self, seen: Iterable[Seen]) -> None:
        """Remember what was seen too; where it cannot be written, nothing is."""
        new = {
            one.path: [stamp, one.facts, *_report(one)]
            for one in seen
            if (stamp := self._stamps.get(one.path)) and max(stamp[:2]) + MOMENT < self._now
        }
        if all(path in self._entries and entry[-1] is None for path, entry in new.items()):
            return  # nothing is new: known files, of which nobody wanted a report
        entries = {**self._entries, **new}
        body = json.dumps(entries, separators=(",", ":")).encode()
        with suppress(OSError):
            _write(self._file, sha256(self._seal + body).hexdigest().encode() + b"\n" + body)


def _report(seen: Seen) -> Coded:
    """Write what there is to remember of a report: what it asked, and what it says."""
    if seen.asked is None or seen.report is None:
        return [[], None]
    asked = [[question, answer] for question, answer in seen.asked.items()]
    return [asked, list(map(coded, seen.report))]


def _facts(data: Coded) -> Facts:
    sound, draft, newest, title, terms = data
    return Facts(sound, draft, newest and tuple(newest), title, terms)


def _stamps(folder: Path, cases: Iterable[CaseFile]) -> Mapping[str, Stamp]:
    """Give the stamp of every case's file, by its path; one that has just gone has none."""
    stamps: dict[str, Stamp] = {}
    inside = f"{folder}{os.sep}"
    for case in cases:
        with suppress(FileNotFoundError):
            stat = os.lstat(f"{inside}{case.name}")
            stamps[case.path] = [stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino]
    return stamps


def _read(file: Path, seal: bytes) -> Mapping[str, Coded]:
    """Read a memory, if there is one and its seal is whole."""
    try:
        if file.is_symlink() or file.parent.is_symlink() or not file.is_file():
            return {}  # what is no ordinary file could lead anywhere, or wait for ever
        mark, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if mark != sha256(seal + body).hexdigest().encode():
        return {}
    entries: dict[str, Any] = json.loads(body)
    return entries


def _write(file: Path, data: bytes) -> None:
    """Put a file in the place of another at once; a link leads elsewhere and is left alone."""
    if file.parent.is_symlink():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
