"""The way out: the pages as Markdown, with everything they need, for a program we do not know.

What is left out is what only our frames understand: the name of the frame in a page's front matter.
"""

import re
import shutil
from pathlib import Path
from typing import Final

from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.publishing.compiling import Compiled
from casewright.publishing.staging import Staged, stage
from casewright.rendering.environment import theme_dir
from casewright.search.writer import write_search

MARKER: Final = ".casewright-export"
"""An empty file in every export of ours: this folder may be written anew."""

_FRAME: Final = re.compile(r"\A(---\n(?:(?!---).*\n)*?)template: .*\n")
_EMPTY: Final = re.compile(r"\A---\n---\n+")
_ASSETS: Final = "assets/casewright"


def export_site(compiled: Compiled, folder: Path) -> Staged:
    """Write pages, media, styles and search into a folder, and take out what an earlier one left.

    To be called under ``build_lock``. Raises ``WrongUseError`` for a folder that holds something
    else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise WrongUseError(Message("fault.export-taken", {"folder": str(folder)}))
    texts, copies = compiled.texts, compiled.copies
    pages = {
        name: without_frame(text) if name.endswith(".md") else text for name, text in texts.items()
    }
    search = compiled.settings.work_dir / "search"
    shutil.rmtree(search, ignore_errors=True)
    write_search(compiled.library, compiled.settings, compiled.cards, search)
    files = {**_styles(compiled), **_below(search, ""), **copies}
    return stage({**pages, MARKER: ""}, folder, {n: p for n, p in files.items() if n not in pages})


def without_frame(page: str) -> str:
    """Take the frame's name out of the front matter, and the front matter where it was all."""
    return _EMPTY.sub("", _FRAME.sub(r"\1", page))


def _styles(compiled: Compiled) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for folder in (theme_dir(), *reversed(compiled.settings.overrides)):
        files |= _below(folder / _ASSETS, f"{_ASSETS}/")
    return files


def _below(folder: Path, prefix: str) -> dict[str, Path]:
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
