"""Resolve an address in a page to a file, as a browser and a web server would."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_IGNORED: Final = str.maketrans("\\", "/", "\t\n\r")
"""Browsers treat a backslash as a slash and ignore these three characters."""

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WITHOUT_HOST: Final = ("data:", "blob:", "about:", "mailto:", "tel:")
_HOME: Final = "index.html"


class Kind(Enum):
    """Where an address leads."""

    FILE = auto()
    MISSING = auto()
    OTHER_HOST = auto()
    NO_HOST = auto()


class Destination(NamedTuple):
    """The target of an address: the file in the site, if there is one, and the fragment."""

    kind: Kind
    file: str = ""
    fragment: str = ""


@dataclass(frozen=True)
class SiteAddresses:
    """The addresses of one site: its files by name, and its URL.

    ``url`` is the address of the home page with a trailing slash, or empty if unknown.
    """

    files: Collection[str]
    url: str = ""

    @cached_property
    def base(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        return urlsplit(self.url).path or "/"

    def resolve(self, page: str, target: str) -> Destination:
        """Resolve an address in a file of the site."""
        address, _, fragment = target.strip().translate(_IGNORED).partition("#")
        path = address.partition("?")[0]
        if self.url and path.startswith(self.url):
            path = self.base + path.removeprefix(self.url)
        elif path.startswith("//") or _SCHEME.match(path):
            without = path.lower().startswith(_WITHOUT_HOST)
            return Destination(Kind.NO_HOST if without else Kind.OTHER_HOST)
        file = self._file(page, unquote(path)) if path else page
        kind = Kind.MISSING if file is None else Kind.FILE
        return Destination(kind, file or "", unquote(fragment.partition(":~:")[0]))

    def _file(self, page: str, path: str) -> str | None:
        if path.startswith("/"):
            if not f"{path}/".startswith(self.base):
                return None
            inside = path[len(self.base) :]
        else:
            inside = page[: page.rfind("/") + 1] + path
        steps: list[str] = []
        for step in inside.split("/"):
            if step == "..":
                if not steps:
                    return None
                steps.pop()
            elif step not in {"", "."}:
                steps.append(step)
        name = "/".join(steps)
        if name in self.files and not inside.endswith("/"):
            return name
        home = f"{name}/{_HOME}".lstrip("/")
        return home if home in self.files else None
