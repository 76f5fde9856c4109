"""The maintainer's own files in the cases folder: pages, a logo, downloads.

All of them are staged next to the generated pages, except YAML files and the images of cases.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from casewright.loader.images import MEDIA_DIR
from casewright.paths import HOST_FOLDER, is_editor_file

_SOURCES: Final = (".yml", ".yaml")


def handwritten_files(folder: Path) -> dict[str, Path]:
    """Map the names of the files to stage to their paths; skip links and hidden files."""
    return {name: folder / name for name in sorted(_walk(folder, ""))}


def _walk(folder: Path, below: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{below}{entry.name}"
            if _is_hidden(name) or entry.is_symlink() or name == MEDIA_DIR:
                continue
            if is_editor_file(entry.name):
                continue
            if entry.is_dir():
                yield from _walk(Path(entry.path), f"{name}/")
            elif not name.endswith(_SOURCES):
                yield name


def _is_hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".") and name != HOST_FOLDER
