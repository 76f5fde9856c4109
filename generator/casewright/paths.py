"""File names: suffixes, comparison and display in reports."""

import os
import re
import unicodedata
from pathlib import Path
from typing import Final

SUFFIX: Final = ".yml"
SUFFIXES: Final = (SUFFIX, ".yaml")
"""The suffixes of YAML files; only the first is valid for a case."""

PAGE_SUFFIX: Final = ".md"

HOST_FOLDER: Final = ".well-known"
"""The one hidden folder that is published."""

VOCABULARY_FOLDER: Final = "vocabulary"


_EDITOR_FILE: Final = re.compile(r"\.#.*|#.*#|.*~|\..*\.sw[a-px]|\.~lock\..*#|[0-9]{4}")
"""Lock, swap, backup and probe files of Emacs, Vim and LibreOffice."""


def is_unpublished(name: str) -> bool:
    """Return whether a name at the top of a site is hidden and not part of what is published."""
    return name.startswith(".") and name != HOST_FOLDER


def is_editor_file(name: str) -> bool:
    """Return whether a file was made by an editor for a file that is open."""
    return bool(_EDITOR_FILE.fullmatch(name))


def name_key(name: str) -> str:
    """Return a name normalized as on a file system that ignores case."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()


def path_of(path: Path, root: Path) -> str:
    """Return the path of a file as shown in reports."""
    return Path(os.path.relpath(path, root)).as_posix()


def stem_of(name: str) -> str:
    """Return a file name without its suffix."""
    return name.rpartition(".")[0] or name
