"""The files that the engine rendered in an earlier build, as the store keeps them.

Their content is not stored: it is in the trees that the build left.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple
from typing import Final, NamedTuple

from casewright.engines import Rendering
from casewright.engines.mkdocs.shell import Shell, ShellKind

ENGINE: Final = "engine"
"""Kind of these values in the store; the key is ``engine_key``."""


class EngineFiles(NamedTuple):
    """What an engine has rendered: shells, and its files by digest."""

    rendering: Rendering
    digests: Mapping[str, str]

    def encode(self) -> bytes:
        """Return it as JSON."""
        shells, own, _ = self.rendering
        of_kinds = [(kind, astuple(shell)) for kind, shell in shells.items()]
        of_pages = {name: astuple(shell) for name, shell in own.items()}
        return json.dumps([of_kinds, of_pages, dict(self.digests)]).encode()

    @classmethod
    def decode(cls, data: bytes) -> "EngineFiles":
        """Return what ``encode`` wrote."""
        of_kinds, of_pages, digests = json.loads(data)
        shells = {_kind(*kind): _shell(*shell) for kind, shell in of_kinds}
        own = {name: _shell(*shell) for name, shell in of_pages.items()}
        return cls(Rendering(shells, own), digests)


def _shell(pieces: list[str], *others: str) -> Shell:
    return Shell(tuple(pieces), *others)


def _kind(template: str, parent: str, meta: list[list[str]], *others: bool) -> ShellKind:
    return ShellKind(template, parent, tuple((key, value) for key, value in meta), *others)
