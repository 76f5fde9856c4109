"""The sites of a preview: the one that is served, and the one that is being made to follow it.

Everything lies in one folder, so that a page, a search or a whole site takes its place by a mere
change of names, and nobody is served half of it.
"""

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from casewright.publishing.exchange import exchange
from casewright.search.writer import SEARCH_DIR

Show = Callable[[Path, bool], None]
"""Serves a folder from now on; the second says whether browsers should look again."""

STAGED: Final = "docs"
_SEARCH: Final = "search"
_PROOF: Final = "proof"


class Served:
    """What lies in the folder of a preview; ``root`` is the site that is served, if any yet."""

    def __init__(self, folder: Path, show: Show, root: Path | None = None) -> None:
        self.folder = folder
        self.search = folder / _SEARCH
        self.proof = folder / _PROOF
        self.root = root
        self._show = show
        self._numbers = count()

    def name(self, kind: str) -> Path:
        """Name a folder that is not there yet."""
        return self.folder / f"{kind}-{os.getpid()}-{next(self._numbers)}"

    def make_room(self, room: Path) -> None:
        """Make the folder for the next site, and remove what nobody needs any more."""
        needed = (self.root, room, self.proof, self.folder / STAGED)
        for other in self.folder.iterdir():
            if other not in needed:
                shutil.rmtree(other, ignore_errors=True)
        room.mkdir()

    def move_in(self, room: Path, *, reload: bool) -> None:
        """Serve a new site; it keeps the search of the old one until it gets its own."""
        if self.root:
            _move_search(self.root, room)
        self.root = room
        self._show(room, reload)

    def place_search(self) -> None:
        """Put the search that was made for the site in its place."""
        if self.root:
            self._place(self.search / SEARCH_DIR, self.root / SEARCH_DIR)
            self._show(self.root, True)  # noqa: FBT003  (see ``Show``)

    def _place(self, new: Path, old: Path) -> None:
        """Put a folder in the place of another, in one step where the machine can do that."""
        old.parent.mkdir(parents=True, exist_ok=True)
        if old.exists():
            if exchange(new, old):
                return
            old.rename(self.name("old"))
        new.rename(old)

    def put(self, file: Path, name: str) -> None:
        """Put one file in the place of what is served under its name."""
        if self.root:
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)

    def look_again(self) -> None:
        """Tell browsers that single files are new."""
        if self.root:
            self._show(self.root, True)  # noqa: FBT003


def _move_search(site: Path, other: Path) -> None:
    if (site / SEARCH_DIR).exists():
        (other / SEARCH_DIR).parent.mkdir(parents=True, exist_ok=True)
        (site / SEARCH_DIR).rename(other / SEARCH_DIR)
