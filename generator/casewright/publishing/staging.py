"""Staging: a folder that holds exactly the pages and media of this moment, and nothing else.

Only what changed is written, because the engine skips a page whose staged file is older than what
it made of it. Whatever else lies in the folder is removed: it is ours, and can be made anew.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
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
"""The name under which a file is written before it takes its place; a leftover is just removed."""

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
    folders: list[str] = field(default_factory=list)
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
    folders = _checked_folders([*pages, *assets])
    refuse_links(folder.parent, folder)
    with machine_faults(folder):
        for source in assets.values():
            _check_asset(source)
        folder.mkdir(parents=True, exist_ok=True)
        standing = _look(folder)
        removed = _remove(folder, standing, {*pages, *assets}, folders)
        written = [
            name
            for name, content in _contents(pages, assets)
            if _write(folder, name, content, standing.files.get(name))
        ]
    unchanged = {*pages, *assets}.difference(written)
    return Staged(tuple(sorted(written)), tuple(sorted(removed)), tuple(sorted(unchanged)))


def _checked_folders(names: list[str]) -> set[str]:
    """Refuse what cannot be staged, and name the folders that the names ask for."""
    folders: set[str] = set()
    for name in names:
        parts = name.split("/")
        if any(part in {"", ".", ".."} or not _UNSAFE.isdisjoint(part) for part in parts):
            raise WrongUseError(Message("fault.unsafe-name", {"name": name}))
        folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
    twice = (name for name, count in Counter(names).items() if count > 1 or name in folders)
    for name in twice:
        raise WrongUseError(Message("fault.name-clash", {"name": name}))
    return folders


def _check_asset(source: Path) -> None:
    if not S_ISREG(source.lstat().st_mode):
        raise WrongUseError(Message("fault.unsafe-asset", {"file": str(source)}))


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
                    standing.folders.append(name)
                    pending.append(f"{name}/")
                elif entry.is_file(follow_symlinks=False):
                    standing.files[name] = entry.stat(follow_symlinks=False).st_size
                else:
                    standing.others.append(name)
    return standing


def _remove(folder: Path, standing: _Standing, names: set[str], folders: set[str]) -> list[str]:
    """Remove what nobody asked for: files and links first, then the folders they stood in."""
    gone = [*(name for name in standing.files if name not in names), *standing.others]
    for name in gone:
        (folder / name).unlink()
    for name in sorted(set(standing.folders) - folders, reverse=True):
        (folder / name).rmdir()
    return gone


def _contents(
    pages: Mapping[str, str | bytes], assets: Mapping[str, Path]
) -> Iterator[tuple[str, bytes]]:
    for name, content in pages.items():
        yield name, content.encode() if isinstance(content, str) else content
    for name, source in assets.items():
        yield name, source.read_bytes()


def _write(folder: Path, name: str, content: bytes, standing_size: int | None) -> bool:
    """Write a file where its bytes differ, so that a reader sees the old one or the new one."""
    target = folder / name
    if standing_size == len(content) and target.read_bytes() == content:
        return False
    beside = target.with_name(_BESIDE)
    try:
        beside.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
    beside.replace(target)
    return True
