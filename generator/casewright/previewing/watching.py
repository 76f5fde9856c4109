"""Watching folders: what was written, what came and what went since the last look.

A look costs a few microseconds a file, works on every file system, shared and mounted ones too, and
needs no thread. The next one comes after six times its work, and a tenth of a second at least.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from casewright.cases.names import is_editor_file

_SHORTEST: Final = 0.1
_SHARE: Final = 6
_QUIET: Final = 0.02
"""Seconds without a change, so that nobody reads what is still being written."""

_State = tuple[int, int, int]


class Watch:
    """Keeps an eye on files and folders; what begins with a dot is not looked at."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self.pause = _SHORTEST
        """Seconds to wait until the next look."""
        self._seen = self._look()

    def changed(self) -> frozenset[Path]:
        """Give what changed since the last call, once it stands still."""
        before, self._seen = self._seen, self._look()
        names = {name for name, _ in before.items() ^ self._seen.items()}
        while names and self._moving(names):
            continue
        return frozenset(map(Path, names))

    def _moving(self, names: Iterable[str]) -> bool:
        """Wait a moment, and tell whether some files have changed again."""
        time.sleep(_QUIET)
        before = {name: self._seen.pop(name, None) for name in names}
        self._seen |= dict(state for name in names for state in _states(Path(name)))
        return any(self._seen.get(name) != state for name, state in before.items())

    def _look(self) -> dict[str, _State]:
        start = time.process_time()
        seen = dict(state for place in self._places for state in _states(place))
        self.pause = max(_SHORTEST, _SHARE * (time.process_time() - start))
        return seen


def _states(place: Path) -> Iterator[tuple[str, _State]]:
    """Give the state of a file, or of every file below a folder.

    What goes while it is looked at, or may not be read, is passed over; the next look tells.
    """
    if not place.is_dir():
        yield from _state(str(place), place.stat)
        return
    pending = [str(place)]
    while pending:
        with suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith(".") or is_editor_file(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    yield from _state(entry.path, partial(entry.stat, follow_symlinks=False))


def _state(path: str, ask: Callable[[], os.stat_result]) -> Iterator[tuple[str, _State]]:
    with suppress(OSError):
        found = ask()
        yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
