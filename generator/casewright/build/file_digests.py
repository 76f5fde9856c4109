"""Digests of files, cached by their times, size and inode.

A file that was changed just before it was read is read again the next time, because another change
may have had the same time.
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
"""Age in nanoseconds from which a change is certain to have another time."""

_HAS_CHANGE_TIME: Final = os.name == "posix"
"""Whether the system records a change time that programs cannot set."""

Stamp = list[int]


class FileDigests:
    """The digests of the files in a folder, by name."""

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
        """Store the digest of a file that was read."""
        stamp = self._stamp(name)
        if stamp and max(stamp[:2]) + SETTLED_NS < self._now:
            self._current[name] = (stamp, digest.hex())

    def save(self) -> None:
        """Save the digests that were used or added."""
        if self._current != self._known:
            data = json.dumps(self._current, separators=(",", ":")).encode()
            self._store.put_many(KIND, {self._key: data})

    def _stamp(self, name: str) -> Stamp | None:
        if _HAS_CHANGE_TIME:
            with suppress(FileNotFoundError):
                stat = os.lstat(f"{self._inside}{name}")
                return [stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino]
        return None
