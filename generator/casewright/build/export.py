"""The pages as Markdown, with everything they need, for a program we do not know.

The frames are left out: only an engine with our theme understands them.
"""

from pathlib import Path
from typing import Final

from casewright.build.site import Site
from casewright.engines.staging import stage, staged_files
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.rendering.environment import theme_dir

MARKER: Final = ".casewright-export"
"""An empty file in every export of ours: this folder may be written anew."""

_ASSETS: Final = "assets/casewright"


def export_site(site: Site, folder: Path) -> None:
    """Write pages, media, styles and search into a folder, and take out what an earlier one left.

    To be called under ``build_lock``. Raises ``UsageError`` for a folder that holds something
    else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise UsageError(Message("fault.export-taken", {"folder": str(folder)}))
    pages = staged_files(site, with_frame=False)
    made = {**pages, **site.search_files}
    files = {**_styles(site), **site.copies}
    stage(made, folder, {name: path for name, path in files.items() if name not in made})
    (folder / MARKER).touch()


def _styles(site: Site) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for folder in (theme_dir(), *reversed(site.settings.overrides)):
        files |= _below(folder / _ASSETS, f"{_ASSETS}/")
    return files


def _below(folder: Path, prefix: str) -> dict[str, Path]:
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
