"""Watching folders: what was written, what came and what went since the last look.

A look costs a few microseconds a file, works on every file system, shared and mounted ones too, and
needs no thread. Between two looks there is at least ten times as long as one takes.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

_SHORTEST: Final = 0.1
_SHARE: Final = 10
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
        changed = found = self._news()
        while found:
            time.sleep(_QUIET)
            found = self._news()
            changed |= found
        return frozenset(map(Path, changed))

    def _news(self) -> set[str]:
        before, self._seen = self._seen, self._look()
        return {name for name, _ in before.items() ^ self._seen.items()}

    def _look(self) -> dict[str, _State]:
        start = time.perf_counter()
        seen = dict(state for place in self._places for state in _states(place))
        self.pause = max(_SHORTEST, _SHARE * (time.perf_counter() - start))
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
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    yield from _state(entry.path, partial(entry.stat, follow_symlinks=False))


def _state(path: str, ask: Callable[[], os.stat_result]) -> Iterator[tuple[str, _State]]:
    with suppress(OSError):
        found = ask()
        yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
