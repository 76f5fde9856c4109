"""Update a tree of files: only files that differ are written.

The content of a tree is known from its manifest, for files with the recorded size and modification
time; other files are hashed. So a missing or outdated manifest costs time, not correctness.
"""

import json
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from types import MappingProxyType
from typing import Final

from casewright.fs import write_over
from casewright.paths import is_unpublished

_NEW: Final = ".casewright-new"
"""Prefix of temporary files."""

_NO_KEYS: Final[Mapping[str, str]] = MappingProxyType({})

_DIGEST_BYTES: Final = 16


def digest_of(content: bytes) -> str:
    """Return the digest by which contents are compared."""
    return blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder, with the digest of every file by name, and the keys from which files were made."""

    folder: Path
    digests: dict[str, str]
    keys: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, content: bytes) -> str:
        """Write a file if it differs, atomically; return its digest."""
        digest = digest_of(content)
        if self.digests.get(name) == digest:
            return digest
        target = self.folder / name
        beside = target.with_name(f"{_NEW}-{os.getpid()}")
        try:
            beside.write_bytes(content)
        except (FileNotFoundError, NotADirectoryError):
            _make_folder(self.folder, target.parent)
            beside.write_bytes(content)
        try:
            beside.replace(target)
        except IsADirectoryError:
            rmtree(target)
            beside.replace(target)
        return digest

    def remove_others(self, names: Collection[str]) -> None:
        """Delete all files that are not named, and empty folders."""
        for name in self.digests.keys() - names:
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                (self.folder / name).unlink()
        needed: set[str] = set()
        for name in names:
            above = name.rpartition("/")[0]
            while above and above not in needed:
                needed.add(above)
                above = above.rpartition("/")[0]
        for path in sorted(_folders(self.folder, ""), reverse=True):
            if path not in needed:
                rmtree(self.folder / path, ignore_errors=True)


def read_tree(folder: Path, manifests: Path) -> Tree:
    """Read a folder, which is created if missing; links and special files are deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder, manifests)
    digests: dict[str, str] = {}
    keys: dict[str, str] = {}
    for name, entry in _files(folder):
        if not entry.is_file(follow_symlinks=False):
            Path(entry.path).unlink()
            continue
        found = entry.stat(follow_symlinks=False)
        size, modified, digest, key = known.get(name, (None, None, "", ""))
        if (size, modified) != (found.st_size, found.st_mtime_ns):
            digest, key = digest_of(Path(entry.path).read_bytes()), ""
        digests[name] = digest
        keys[name] = key
    return Tree(folder, digests, keys)


def read_published(folder: Path, manifests: Path) -> Tree:
    """Read a published site; only unchanged files are included."""
    digests: dict[str, str] = {}
    keys: dict[str, str] = {}
    known = _read_manifest(folder, manifests) if folder.exists() else {}
    for name, entry in _files(folder) if known else ():
        size, modified, digest, key = known.get(name, (None, None, "", ""))
        found = entry.stat(follow_symlinks=False)
        if (size, modified) == (found.st_size, found.st_mtime_ns):
            digests[name], keys[name] = digest, key
    return Tree(folder, digests, keys)


def untouched(folder: Path, manifests: Path) -> str:
    """Return the digest of a folder that holds what its manifest says and nothing else, or ""."""
    try:
        known = _read_manifest(folder, manifests)
        found = {name: entry.stat(follow_symlinks=False) for name, entry in _files(folder)}
    except OSError:
        return ""
    stamps = {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found.items()}
    if not known or stamps != {name: (size, time) for name, (size, time, *_) in known.items()}:
        return ""
    return _digest(known)


def write_manifest(
    folder: Path, digests: Mapping[str, str], manifests: Path, keys: Mapping[str, str] = _NO_KEYS
) -> str:
    """Write the manifest of a folder, for the next run; return what ``untouched`` will return."""
    content = {
        name: (entry.stat().st_size, entry.stat().st_mtime_ns, digests[name], keys.get(name, ""))
        for name, entry in _files(folder)
        if name in digests
    }
    write_over(
        manifests / _manifest_name(folder), json.dumps(content, separators=(",", ":")).encode()
    )
    return _digest(content)


def _digest(manifest: Mapping[str, tuple[int, int, str, str]]) -> str:
    return digest_of(json.dumps(manifest, sort_keys=True).encode())


def prune_manifests(folders: Collection[Path], manifests: Path) -> None:
    """Delete the manifests of folders that no longer exist."""
    kept = {_manifest_name(folder) for folder in folders if folder.exists()}
    for file in manifests.iterdir() if manifests.is_dir() else ():
        if file.name not in kept:
            file.unlink()


def _read_manifest(folder: Path, manifests: Path) -> dict[str, tuple[int, int, str, str]]:
    try:
        content = json.loads((manifests / _manifest_name(folder)).read_bytes())
        return {str(n): (int(s), int(m), str(d), str(k)) for n, (s, m, d, k) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _manifest_name(folder: Path) -> str:
    """Return the name of a manifest, from the inode of the folder, which renaming keeps."""
    found = folder.stat()
    return f"{found.st_dev}-{found.st_ino}.json"


def _make_folder(root: Path, folder: Path) -> None:
    """Create a folder, in place of a file if necessary."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for above in (folder, *folder.parents):
            if above != root and above.is_relative_to(root) and above.is_file():
                above.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def _files(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Iterate over everything but folders; skip hidden names at the top."""
    pending = [""]
    while pending:
        inside = pending.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                hidden = is_unpublished(entry.name) and not entry.name.startswith(_NEW)
                if hidden and not inside:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{inside}{entry.name}/")
                else:
                    yield f"{inside}{entry.name}", entry


def _folders(folder: Path, inside: str) -> Iterator[str]:
    with os.scandir(folder / inside) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and (inside or not is_unpublished(entry.name)):
                yield f"{inside}{entry.name}"
                yield from _folders(folder, f"{inside}{entry.name}/")
