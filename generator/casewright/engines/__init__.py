"""Adapters of the site generators: MkDocs, ProperDocs, Zensical."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from casewright.engines.mkdocs.shell import Shell, ShellKind, find_shell
from casewright.exceptions import SystemFailureError
from casewright.i18n.message import Message
from casewright.rendering.page import Frame, Page

if TYPE_CHECKING:  # slow to load, and the names are asked for first
    from casewright.site.site import Site

_ADAPTERS: Final = {
    "mkdocs": "mkdocs.engine",
    "properdocs": "properdocs",
    "zensical": "zensical",
}
ENGINES: Final = tuple(_ADAPTERS)
"""The first one is the default."""


class Rendering(NamedTuple):
    """The result of an engine: ``direct`` names the pages that it has rendered itself.

    All other pages are filled: from their own shell in ``own``, by name, or from that of their
    kind.
    """

    shells: Mapping[ShellKind, Shell] = MappingProxyType({})
    own: Mapping[str, Shell] = MappingProxyType({})
    direct: frozenset[str] = frozenset()

    def shells_of(self, frame: Frame) -> tuple[Shell, ...]:
        """Return the shells from which a page may be filled."""
        if frame.name in self.own:
            return (self.own[frame.name],)
        kinds = (ShellKind.of(frame, has_toc=has_toc) for has_toc in (True, False))
        return tuple(self.shells[kind] for kind in kinds)

    def fill(self, page: Page) -> str:
        """Return a page with its layout; raise ``StaleShellError`` if its own shell is stale."""
        shell = self.own.get(page.frame.name) or find_shell(self.shells, page)
        return shell.fill(page)


class Engine(NamedTuple):
    """An engine by its name; ``render`` renders into an empty folder."""

    name: str
    render: Callable[["Site", Path], Rendering]


def load_engine(name: str) -> Engine:
    """Return an engine, which is imported when it renders.

    Raise ``SystemFailureError`` if it is not installed.
    """
    if find_spec(name) is None:
        values = {"engine": name, "package": f"casewright[{name}]"}
        raise SystemFailureError(Message("fault.engine-missing", values))
    return Engine(name, partial(_render, name))


def _render(name: str, site: "Site", folder: Path) -> Rendering:
    adapter = import_module(f"casewright.engines.{_ADAPTERS[name]}")
    return cast("Rendering", adapter.render(site, folder))
