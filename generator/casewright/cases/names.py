"""Names of files: what they end in, where they lie, and how they are compared and reported."""

import os
import unicodedata
from pathlib import Path
from typing import Final

SUFFIX: Final = ".yml"
SUFFIXES: Final = (SUFFIX, ".yaml")
"""What a YAML file may end in; only the first is right."""

VOCABULARY_FOLDER: Final = "vocabulary"


def name_key(name: str) -> str:
    """Give a name as a careless file system compares it."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()


def path_of(path: Path, root: Path) -> str:
    """Name a file as reports do."""
    return Path(os.path.relpath(path, root)).as_posix()


def stem_of(name: str) -> str:
    """Return a file's name without its suffix."""
    return name.rpartition(".")[0] or name
