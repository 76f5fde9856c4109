"""The generators that build the same cases: ours, and others if they are installed.

Stock MkDocs with Material is set up for speed: ready-made Markdown, cases not in the navigation, no
web fonts, and only the two plugins with features that we have (search and tags). Zensical builds
the same files. ``same-jobs`` is stock MkDocs that does what we do as far as plugins exist: a feed,
checked links, a second page for each case, and the search of Pagefind. Hugo gets the same Markdown
and minimal templates.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.generate import (
    Files,
    hugo_site,
    knowledge_base,
    same_jobs_site,
    stock_site,
)
from bench.invented import InventedCase

OURS: Final = "casewright"


@dataclass(frozen=True)
class Peer:
    """A generator: ``files`` writes its input, ``command`` is its command line.

    ``{site}`` in the command is replaced by the output folder. ``modules`` are those it needs
    besides the one that the command names.
    """

    name: str
    files: Callable[[Sequence[InventedCase]], Files]
    command: tuple[str, ...]
    modules: tuple[str, ...] = ()

    @property
    def installed(self) -> bool:
        """Return whether its program and the modules that it needs are installed."""
        modules = self.modules or (self.command[2:3] if self.command[0] == sys.executable else ())
        return Path(self.command[0]).is_file() and all(map(find_spec, modules))

    def write(self, cases: Sequence[InventedCase], folder: Path) -> None:
        """Write its input to an empty folder."""
        for path, text in self.files(cases):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _module(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *words)


def _program(name: str) -> str:
    """Return the path of a program, also next to Python, where packages install theirs."""
    folders = (os.environ.get("PATH", os.defpath), str(Path(sys.executable).parent))
    return shutil.which(name, path=os.pathsep.join(folders)) or name


def ours(name: str, python: str) -> Peer:
    """Return the version of this project that a Python has installed."""
    command = (python, "-m", "casewright", "build", "--site-dir", "{site}")
    return Peer(name, knowledge_base, command)


_SAME_JOBS: Final = (
    f"{sys.executable} -m mkdocs build -q --site-dir {{site}}"
    f" && {sys.executable} -m pagefind_bin --site {{site}} --glob 'praktijk/*/index.html' --quiet"
)

_PEERS: Final = (
    ours(OURS, sys.executable),
    Peer("stock", stock_site, _module("mkdocs", "build", "-q", "--site-dir", "{site}")),
    Peer(
        "same-jobs",
        same_jobs_site,
        (_program("sh"), "-c", _SAME_JOBS),
        ("mkdocs_rss_plugin", "htmlproofer", "pagefind_bin"),
    ),
    Peer("zensical", stock_site, _module("zensical", "build", "--clean")),
    Peer("hugo", hugo_site, (_program("hugo"), "--quiet", "--destination", "{site}")),
)


PEERS_BY_NAME: Final = {peer.name: peer for peer in _PEERS}


def present(peers: Iterable[Peer]) -> tuple[Peer, ...]:
    """Return the installed generators."""
    return tuple(peer for peer in peers if peer.installed)
