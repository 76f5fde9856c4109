"""Decide which folder may be replaced by the site.

Accepted are a folder that does not exist, an empty one, one with our marker, and one made by MkDocs
or a related generator (according to its home page): MkDocs also empties its site folder. Hidden
files at the top (``.git``, ``.nojekyll``) are kept, as MkDocs does. Any other folder is refused,
because someone may have made it by hand.
"""

import os
import re
from pathlib import Path
from typing import Final

from casewright.exceptions import UsageError, os_errors
from casewright.i18n.message import Message

MARKER: Final = ".casewright-site"
"""An empty file in every published site, which marks the folder as replaceable."""

_GENERATOR: Final = re.compile(
    rb"""<meta\s+name=["']?generator["']?\s+content=["']?(?:mkdocs|properdocs|zensical)-""",
    re.IGNORECASE,
)
_HEAD: Final = 16_384


def check_site_folder(site: Path, *, root: Path, docs_dir: Path, work_dir: Path) -> Path:
    """Return the resolved path of the folder for the site.

    Raise ``UsageError`` if the site would replace the project, its cases or its work folder, would
    be inside the cases folder, or would replace a folder that no site generator made.
    """
    site = site.resolve()
    kept = [folder.resolve() for folder in (root, docs_dir, work_dir)]
    if any(folder.is_relative_to(site) for folder in kept) or site.is_relative_to(kept[1]):
        raise UsageError(Message("fault.site-over-sources", {"folder": str(site)}))
    with os_errors(site):
        if not _replaceable(site):
            raise UsageError(Message("fault.site-not-ours", {"folder": str(site)}))
    return site


def _replaceable(site: Path) -> bool:
    if not site.exists():
        return True
    if not site.is_dir():
        return False
    names = os.listdir(site)  # noqa: PTH208  (the names are all that is asked)
    return not names or MARKER in names or _made_by_generator(site)


def _made_by_generator(site: Path) -> bool:
    home = site / "index.html"
    if not (home.is_file() and (site / "sitemap.xml").is_file()):
        return False
    with home.open("rb") as stream:
        return bool(_GENERATOR.search(stream.read(_HEAD)))
