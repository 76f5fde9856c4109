"""The tree of a site while it is brought up to date, with the outline of every page."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from casewright.build.pages import MadeFile, compare
from casewright.build.scope import code_digest, digest_of
from casewright.build.store import Store
from casewright.publish.link_extractor import OUTLINED, Outline
from casewright.publish.tree import Tree, write_manifest
from casewright.rendering.page import StaticFile

_OUTLINE: Final = "outline"
"""The kind of outlines in the store; the key is the digest of the file."""

_SOUND: Final = "sound"
"""The kind of the files to which links of a site lead, if none is broken.

The key is a digest of all files of the site.
"""


class BuiltTree:
    """The tree being built, which gets every file of the site once."""

    def __init__(self, trees: tuple[Tree, Tree], store: Store, manifests: Path) -> None:
        self.trees = trees
        self.tree = trees[0]
        self._store = store
        self._manifests = manifests
        digests = {digest for tree in trees for digest in tree.digests.values()}
        stored = store.get_many(_OUTLINE, map(bytes.fromhex, digests))
        self.outlines = {key.hex(): outline for key, outline in stored.items()}
        self._digests: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._new: dict[bytes, bytes] = {}
        self._linked: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The names of the files so far."""
        return frozenset(self._digests)

    def has(self, digests: Mapping[str, str]) -> bool:
        """Return whether the trees have some files, and their outlines are known."""
        return all(
            (digest in self.outlines or not name.endswith(OUTLINED))
            and any(tree.digests.get(name) == digest for tree in self.trees)
            for name, digest in digests.items()
        )

    def put(self, file: MadeFile) -> None:
        """Add a rendered file."""
        if file.content is not None:
            self.tree.write(file.name, file.content)
        self._digests[file.name] = file.digest
        self._keys[file.name] = file.key
        if file.outline is not None:
            self.outlines[file.digest] = file.outline
            self._new[bytes.fromhex(file.digest)] = file.outline

    def copy(self, files: Mapping[str, Path]) -> None:
        """Copy files."""
        for name, path in files.items():
            self.add({name: path.read_bytes()})

    def add(self, files: Mapping[str, bytes]) -> None:
        """Add files by content."""
        for name, content in files.items():
            self.put(compare(StaticFile(name, content), self.tree.digests, self.outlines))

    def digest(self, name: str) -> str:
        """Return the digest of a file."""
        return self._digests[name]

    def outline(self, name: str) -> Outline:
        """Return the outline of a page, stylesheet or SVG file."""
        return Outline.decode(self.outlines[self._digests[name]])

    def unverified(self, site_url: str) -> frozenset[str]:
        """Return the files whose links have to be checked.

        If the published site is sound, and no file or anchor is gone to which a link may lead,
        those are the files that differ.
        """
        before = self.trees[1].digests
        data = self._store.get(_SOUND, _sound_key(before, site_url))
        if data is None:
            return self.names
        linked = frozenset(json.loads(data))
        gone, added = before.keys() - self._digests.keys(), self._digests.keys() - before.keys()
        hides = any(f"{name}/index.html" in self._digests for name in added)
        changed = {name for name in before.keys() - gone if before[name] != self._digests[name]}
        kept = (self._keeps_anchors(name) for name in changed if name.endswith(OUTLINED))
        if hides or gone & linked or not all(kept):
            return self.names
        self._linked = linked
        return frozenset(changed | added)

    def _keeps_anchors(self, name: str) -> bool:
        before = self.outlines.get(self.trees[1].digests[name])
        return before is not None and Outline.decode(before).anchors <= self.outline(name).anchors

    def note_sound(self, site_url: str, linked: frozenset[str]) -> None:
        """Store that no link in this tree is broken, and to which files links may lead."""
        data = json.dumps(sorted(linked | self._linked)).encode()
        self._store.put_many(_SOUND, {_sound_key(self._digests, site_url): data})

    def finish(self) -> str:
        """Remove all other files, and write the manifest for the next build; return its digest."""
        self._store.put_many(_OUTLINE, self._new)
        self.tree.remove_others(self._digests.keys())
        return write_manifest(self.tree.folder, self._digests, self._manifests, self._keys)


def _sound_key(digests: Mapping[str, str], site_url: str) -> bytes:
    parts = (part for item in sorted(digests.items()) for part in item)
    return digest_of([code_digest(), site_url, *parts])
