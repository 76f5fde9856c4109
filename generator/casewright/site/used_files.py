"""Select the hand-written files to publish: those that a page, a case or ``mkdocs.yml`` uses.

Other files in the folder (drafts, spreadsheets, backups) were not meant for readers.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt

from casewright.config.settings import Settings, load_config
from casewright.paths import HOST_FOLDER
from casewright.publish.link_extractor import outline
from casewright.site.linked_files import file_of, texts_in

HOST_FILES: Final = frozenset(("CNAME", "robots.txt", "_headers", "_redirects"))
"""Files that hosts read and that no page links to."""

_PAGE: Final = ".md"
_MAY_USE_OTHERS: Final = (".css", ".js", ".mjs", ".html", ".json", ".webmanifest")
_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def is_host_file(name: str) -> bool:
    """Return whether a file is meant for the host of the site."""
    return name in HOST_FILES or name.startswith(f"{HOST_FOLDER}/")


def find_used(
    files: Mapping[str, Path], linked: Iterable[str], settings: Settings
) -> dict[str, Path]:
    """Return the files in the cases folder to publish, by name.

    ``linked`` are the files to which cases link.
    """
    pages = {name for name in files if name.endswith(_PAGE)}
    used = {*pages, *filter(is_host_file, files)}
    if used == files.keys():
        return dict(files)
    used |= {*_in_settings(settings), *linked, *_in_overrides(files, settings)}
    for name in pages:
        used |= {*_in_page(name, _text(files[name]))}
    used &= files.keys()
    return {name: files[name] for name in files if name in {*used, *_used_by(used, files)}}


def _used_by(used: Iterable[str], files: Mapping[str, Path]) -> set[str]:
    """Return the files that the used files use, such as the fonts of a stylesheet."""
    found = {*used}
    pending = [name for name in found if name.endswith(_MAY_USE_OTHERS)]
    while pending:
        name = pending.pop()
        new = {*_mentioned(_text(files[name]), files.keys() - found)}
        found |= new
        pending += [one for one in new if one.endswith(_MAY_USE_OTHERS)]
    return found


def _mentioned(text: str, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name.rpartition("/")[2] in text)


def _in_overrides(files: Mapping[str, Path], settings: Settings) -> Iterator[str]:
    for folder in settings.overrides:
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix in _MAY_USE_OTHERS:
                yield from (name for name in files if name in _text(path))


def _in_settings(settings: Settings) -> Iterator[str]:
    return (unquote(text).removeprefix("/") for text in texts_in(load_config(settings.config_file)))


def _in_page(name: str, text: str) -> Iterator[str]:
    front = _FRONT_MATTER.match(text)
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(text[front.end() :] if front else text)
    )
    folders = (posixpath.dirname(name), name.removesuffix(_PAGE))  # as Markdown, and as a browser
    targets = [reference.target for reference in outline(html.encode()).references]
    if front:
        targets += re.findall(r"[^\s\"'\[\],]+", front[0])
    return filter(None, (file_of(target, folder) for target in targets for folder in folders))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
