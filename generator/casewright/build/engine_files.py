"""The files that the engine rendered in an earlier build, as the store keeps them.

Their content is not stored: it is in the trees that the build left.
"""

import json
from collections.abc import Mapping
from typing import Final, NamedTuple

from casewright.build.scope import digest_of
from casewright.build.site import Site
from casewright.engines import Rendering
from casewright.engines.mkdocs.shell import Shell, ShellKind

ENGINE: Final = "engine"
"""Kind of these values in the store; the key is ``engine_key``."""


class EngineFiles(NamedTuple):
    """What an engine has rendered: its files by digest, and what its framed pages showed."""

    rendering: Rendering
    digests: Mapping[str, str]
    shown: Mapping[str, str]

    def encode(self) -> bytes:
        """Return it as JSON."""
        shells = [
            [kind, (shell.pieces, shell.middle, shell.separator, shell.digest)]
            for kind, shell in self.rendering.shells.items()
        ]
        return json.dumps([shells, dict(self.digests), dict(self.shown)]).encode()

    @classmethod
    def decode(cls, data: bytes) -> "EngineFiles":
        """Return what ``encode`` wrote."""
        shells, digests, shown = json.loads(data)
        read = {_kind(*kind): Shell(tuple(pieces), *others) for kind, (pieces, *others) in shells}
        return cls(Rendering(read, frozenset(shown)), digests, shown)


def shown_on(site: Site, names: frozenset[str]) -> dict[str, str]:
    """Return a digest of what each of some framed pages shows."""
    return {
        task.frame.name: digest_of([repr((task.frame, task.view()))]).hex()
        for task in site.page_tasks
        if task.frame.name in names
    }


def _kind(template: str, parent: str, meta: list[list[str]], *others: bool) -> ShellKind:
    return ShellKind(template, parent, tuple((key, value) for key, value in meta), *others)
