"""Digests of files, known again by their times, size and inode, so that no file is read twice.

The digest is the proof, the rest only a shortcut. A file that was touched just before it was read
is read again the next time: a second change may have had the same time.
"""

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from casewright.build.scope import digest_of
from casewright.build.store import Store

KIND: Final = "stat"

SETTLED_NS: Final = 2_000_000_000
"""Age from which two changes of a file have different times on any file system."""

_HAS_CHANGE_TIME: Final = os.name == "posix"
"""Whether the system records when a file was changed, whatever a program says."""

Stamp = list[int]


class FileDigests:
    """The digests of the files in one folder, by name."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._key = digest_of([str(folder.absolute())])
        self._inside = f"{folder}{os.sep}"
        self._now = time.time_ns()
        data = store.get(KIND, self._key)
        self._known: dict[str, tuple[Stamp, str]] = json.loads(data) if data else {}
        self._current: dict[str, tuple[Stamp, str]] = {}

    def find(self, name: str) -> bytes | None:
        """Return the digest of a file that has not changed since it was read."""
        stamp, digest = self._known.get(name, (None, ""))
        if stamp is None or stamp != self._stamp(name):
            return None
        self._current[name] = (stamp, digest)
        return bytes.fromhex(digest)

    def note(self, name: str, digest: bytes) -> None:
        """Note the digest of a file that was read."""
        stamp = self._stamp(name)
        if stamp and max(stamp[:2]) + SETTLED_NS < self._now:
            self._current[name] = (stamp, digest.hex())

    def save(self) -> None:
        """Keep the digests of the files that were found or noted."""
        if self._current != self._known:
            data = json.dumps(self._current, separators=(",", ":")).encode()
            self._store.put_many(KIND, {self._key: data})

    def _stamp(self, name: str) -> Stamp | None:
        if _HAS_CHANGE_TIME:
            with suppress(FileNotFoundError):
                stat = os.lstat(f"{self._inside}{name}")
                return [stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino]
        return None
