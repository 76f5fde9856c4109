"""Staging: a folder that holds exactly the pages and media of this moment, and nothing else.

Only what changed is written, because the engine skips a page whose staged file is older than what
it made of it. Whatever else lies in the folder is removed: it is ours, and can be made anew.
"""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Final

from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.publishing.machine import machine_faults, refuse_links

_NOTHING: Final[Mapping[str, Path]] = MappingProxyType({})
_BESIDE: Final = ".casewright-new"
"""Begins the name under which a file is written before it takes its place; a leftover is just
removed."""

_UNSAFE: Final = frozenset("\\:\0")
"""Characters that some system takes for something else than a part of a name."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging did: the names of the files, each kind in alphabetical order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass
class _Standing:
    """What lies in the folder: sizes of the regular files, the folders, and everything else."""

    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    others: list[str] = field(default_factory=list)


def stage(
    pages: Mapping[str, str | bytes], folder: Path, assets: Mapping[str, Path] = _NOTHING
) -> Staged:
    """Make the folder hold exactly these texts and copies of these files, by relative name.

    A text may come as UTF-8.

    Raises ``WrongUseError`` for a name that would leave the folder, for two names that cannot both
    exist, for an asset that is no ordinary file, and for a folder that is a symbolic link, all
    before anything is touched; ``EnvironmentFaultError`` where the machine stands in the way.
    """
    check([*pages, *assets], assets)
    staging = Staging(folder)
    staging.clear({*pages, *assets})
    for name, content in pages.items():
        staging.put(name, content.encode() if isinstance(content, str) else content)
    return staging.finish(assets)


class Staging:
    """A staging folder while it is being filled, by more than one process if need be.

    Raises as ``stage`` does, but for two names that cannot both exist: see ``check``.
    """

    def __init__(self, folder: Path) -> None:
        refuse_links(folder.parent, folder)
        self._folder = folder
        self._written: dict[str, bool] = {}
        self._removed: list[str] = []
        with machine_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._standing = _look(folder)
            for name in self._standing.others:
                (folder / name).unlink()

    def put(self, name: str, content: bytes) -> bool:
        """Have a file in the folder; tell whether it had to be written."""
        _check_name(name)
        with machine_faults(self._folder):
            written = _write(self._folder, name, content, self._standing.files.get(name))
        self._written[name] = written
        return written

    def note(self, written: Mapping[str, bool]) -> None:
        """Know what another process has put into the folder."""
        self._written |= written

    def clear(self, names: AbstractSet[str]) -> None:
        """Remove whatever nobody asks for any more."""
        with machine_faults(self._folder):
            self._removed += _remove(self._folder, self._standing, names)

    def finish(self, assets: Mapping[str, Path]) -> Staged:
        """Put copies of files beside the pages, remove all the rest, and say what was done."""
        self.clear({*self._written, *assets})
        with machine_faults(self._folder):
            for name, source in assets.items():
                self.put(name, source.read_bytes())
        written = tuple(sorted(name for name, new in self._written.items() if new))
        unchanged = tuple(sorted(name for name, new in self._written.items() if not new))
        return Staged(written, tuple(sorted({*self._removed, *self._standing.others})), unchanged)


def check(names: Sequence[str], assets: Mapping[str, Path]) -> None:
    """Raise ``WrongUseError`` for names and assets that cannot be staged."""
    for name in names:
        _check_name(name)
    folders = _folders(names)
    twice = (name for name, count in Counter(names).items() if count > 1 or name in folders)
    for name in twice:
        raise WrongUseError(Message("fault.name-clash", {"name": name}))
    for source in assets.values():
        if not S_ISREG(source.lstat().st_mode):
            raise WrongUseError(Message("fault.unsafe-asset", {"file": str(source)}))


def _check_name(name: str) -> None:
    parts = name.split("/")
    if any(part in {"", ".", ".."} or not _UNSAFE.isdisjoint(part) for part in parts):
        raise WrongUseError(Message("fault.unsafe-name", {"name": name}))
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(name).decode(errors="replace")
        raise WrongUseError(Message("fault.unsafe-name", {"name": shown})) from None


def _folders(names: Iterable[str]) -> set[str]:
    """Name the folders that some names ask for."""
    folders: set[str] = set()
    for name in names:
        above = name.rpartition("/")[0]
        while above and above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return folders


def _look(folder: Path) -> _Standing:
    """Walk through the folder once, following no link."""
    standing = _Standing()
    pending = [""]
    while pending:
        inside = pending.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                name = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    standing.folders.add(name)
                    pending.append(f"{name}/")
                elif entry.is_file(follow_symlinks=False):
                    standing.files[name] = entry.stat(follow_symlinks=False).st_size
                else:
                    standing.others.append(name)
    return standing


def _remove(folder: Path, standing: _Standing, names: AbstractSet[str]) -> list[str]:
    """Remove what nobody asks for: files first, then the folders they stood in."""
    gone = [name for name in standing.files if name not in names]
    for name in gone:
        (folder / name).unlink()
        del standing.files[name]
    empty = sorted(standing.folders - _folders(names), reverse=True)
    for name in empty:
        (folder / name).rmdir()
        standing.folders.remove(name)
    return gone


def _write(folder: Path, name: str, content: bytes, standing_size: int | None) -> bool:
    """Write a file where its bytes differ, so that a reader sees the old one or the new one."""
    target = folder / name
    if standing_size == len(content) and target.read_bytes() == content:
        return False
    beside = target.with_name(f"{_BESIDE}-{os.getpid()}")
    try:
        beside.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
    beside.replace(target)
    return True
