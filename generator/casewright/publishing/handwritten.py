"""What maintainers put into the cases folder by hand: pages, pictures, a logo.

All of it goes into the staging tree beside the generated pages, except the YAML files, which are
sources, and what belongs to a case that is not shown.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from casewright.cases.library import Library

MEDIA: Final = "media"
HOME: Final = "index.md"
_SOURCES: Final = (".yml", ".yaml")


def handwritten_files(folder: Path, library: Library) -> dict[str, Path]:
    """Map the name of every file to be staged to where it lies; links and dotfiles are left out."""
    return {name: folder / name for name in sorted(_walk(folder, "")) if _shown(name, library)}


def _walk(folder: Path, below: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{below}{entry.name}"
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                yield from _walk(Path(entry.path), f"{name}/")
            elif not name.endswith(_SOURCES):
                yield name


def _shown(name: str, library: Library) -> bool:
    """Keep the pictures of drafts and withdrawn cases out of sight."""
    folder, *rest = name.split("/")
    return folder != MEDIA or len(rest) < 2 or rest[0] in library.by_id  # noqa: PLR2004
