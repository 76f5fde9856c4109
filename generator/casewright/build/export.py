"""Export the pages as Markdown, with all files that they need.

The layout is left out, because it needs an engine with our theme.
"""

from pathlib import Path
from typing import Final

from casewright.engines.staging import stage, staged_files
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.site.site import Site

MARKER: Final = ".casewright-export"
"""An empty file in every export, which marks the folder as replaceable."""


def export_site(site: Site, folder: Path) -> None:
    """Write pages, media, styles and search to a folder, and remove files of an earlier export.

    Call this under ``build_lock``. Raise ``UsageError`` for a folder with other content.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise UsageError(Message("fault.export-taken", {"folder": str(folder)}))
    pages = staged_files(site, with_frame=False)
    made = {**pages, **site.search_files()}
    stage(made, folder, site.copies)
    (folder / MARKER).touch()
