"""Stage Markdown pages and files in a folder, for engines without plugins and for `export`."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Final

from casewright.exceptions import UsageError, os_errors, refuse_links
from casewright.i18n.message import Message
from casewright.publish.tree import read_tree
from casewright.rendering.escaping import front_matter, heading_text
from casewright.rendering.page import Fragment, MarkdownPage, Page
from casewright.site.site import Site

_NOTHING: Final[Mapping[str, Path]] = MappingProxyType({})

_UNSAFE: Final = frozenset("\\:\0")
"""Characters that some system treats as a separator or a special name."""

_HEADING: Final = re.compile(
    r'^<h([1-6])([^>]*)>(.*?)<a class="headerlink"[^>]*>&para;</a></h\1>$', re.MULTILINE
)
_ATTRIBUTE: Final = re.compile(r'\b(\w+)="([^"]*)"')
_SHORT: Final = {"id": "#", "class": "."}
_FRAME: Final = re.compile(r"\A(---\n(?:(?!---).*\n)*?)template: .*\n")
_EMPTY: Final = re.compile(r"\A---\n---\n+")
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_LINE_ENDS: Final = {ord(sign): f"&#{ord(sign)};" for sign in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
"""Characters that some engine treats as the end of a line, besides a line feed."""


def staged_files(site: Site, *, with_frame: bool) -> dict[str, bytes]:
    """Return all pages as Markdown and all generated files; ``with_frame`` sets their templates."""
    pages = {task.frame.name: to_markdown(task.make(), with_frame) for task in site.page_tasks}
    written = {page.name: _with_inserts(page) for page in site.markdown_pages}
    if not with_frame:
        written = {name: without_frame(text) for name, text in written.items()}
    texts = {name: text.encode() for name, text in (pages | written).items()}
    return texts | {task.name: task.make().content for task in site.file_tasks}


def to_markdown(page: Page, with_frame: bool) -> str:  # noqa: FBT001
    """Format a page as Markdown headings with blocks of HTML between them."""
    frame = page.frame
    front = {
        **({"template": frame.template} if with_frame else {}),
        "title": frame.title,
        **({"description": frame.description} if frame.description else {}),
        **frame.meta,
    }
    return f"{front_matter(front)}\n{_blocks(page.body)}"


def without_frame(page: str) -> str:
    """Remove the template from front matter, and front matter that is then empty."""
    return _EMPTY.sub("", _FRAME.sub(r"\1", page))


def stage(files: Mapping[str, bytes], folder: Path, assets: Mapping[str, Path] = _NOTHING) -> None:
    """Make a folder contain exactly these files and copies of these assets, by relative name.

    Before anything is written, raise ``UsageError`` for a name outside the folder, for two names
    that cannot both exist, for an asset that is not an ordinary file, and for a folder that is a
    symbolic link. Raise ``SystemFailureError`` for a system error.
    """
    check([*files, *assets], assets)
    refuse_links(folder.parent, folder)
    with os_errors(folder):
        tree = read_tree(folder, folder / os.devnull)
        for name, content in files.items():
            tree.write(name, content)
        for name, source in assets.items():
            tree.write(name, source.read_bytes())
        tree.remove_others({*files, *assets})


def check(names: Sequence[str], assets: Mapping[str, Path]) -> None:
    """Raise ``UsageError`` for names and assets that cannot be written."""
    for name in names:
        _check_name(name)
    folders = set(_folders(names))
    twice = (name for name, count in Counter(names).items() if count > 1 or name in folders)
    for name in twice:
        raise UsageError(Message("fault.name-clash", {"name": name}))
    for source in assets.values():
        if not S_ISREG(source.lstat().st_mode):
            raise UsageError(Message("fault.unsafe-asset", {"file": str(source)}))


def _check_name(name: str) -> None:
    parts = name.split("/")
    if any(part in {"", ".", ".."} or not _UNSAFE.isdisjoint(part) for part in parts):
        raise UsageError(Message("fault.unsafe-name", {"name": name}))
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(name).decode(errors="replace")
        raise UsageError(Message("fault.unsafe-name", {"name": shown})) from None


def _folders(names: Iterable[str]) -> Iterator[str]:
    """Return the folders of some names."""
    for name in names:
        parts = name.split("/")
        yield from ("/".join(parts[:depth]) for depth in range(1, len(parts)))


def _with_inserts(page: MarkdownPage) -> str:
    text = page.text
    for key, fragment in page.inserts.items():
        text = text.replace(f"<!-- {key} -->", _blocks(fragment), 1)
    return text


def _blocks(body: Fragment) -> str:
    """Format HTML so that engines end every block where we do."""
    html = _BLANK_LINES.sub("\n", body.content.translate(_LINE_ENDS))
    return f"{_HEADING.sub(_heading, html).strip()}\n"


def _heading(match: re.Match[str]) -> str:
    attributes = " ".join(
        f"{_SHORT[name]}{value}" if name in _SHORT else f"{name}={value}"
        for name, value in _ATTRIBUTE.findall(match[2])
    )
    text = heading_text(unescape(match[3]))
    return f"\n{'#' * int(match[1])} {text} {{: {attributes} }}\n"
