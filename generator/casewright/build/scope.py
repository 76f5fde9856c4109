"""The scope of a record: everything besides the file of the case that the record depends on."""

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Final

from casewright.cases.case import Case
from casewright.cases.custom_sections import make_case_model
from casewright.checks.suppressions import Suppressions
from casewright.config.settings import Settings
from casewright.loader.collection import Collection, term_facets
from casewright.loader.files import VocabularyFile

DIGEST_BYTES: Final = 16

_PACKAGE: Final = Path(__file__).parents[1]
_CODE_SUFFIXES: Final = (".py", ".po")
_DEPENDENCIES: Final = (
    "markdown_it_py-", "phonenumbers-", "pydantic-", "pydantic_core-", "python_stdnum-",
    "pyyaml-", "pillow-", "nh3-",
)  # fmt: skip
"""Distributions that a record can depend on, by the name of their folder."""
_UNUSED: Final = ("config_file", "docs_dir", "site_dir", "custom_dir", "folder", "site_url")
"""Settings that records do not depend on: where the project is, and where the site goes."""
_UNUSED_OPTIONS: Final = ("drafts", "pdf")


@dataclass(frozen=True, eq=False)
class Scope:
    """The dependencies of all records.

    ``digest`` covers the program, the settings and the vocabularies. Accepted texts are part of the
    key of the files they are about.
    """

    digest: bytes
    settings: Settings
    vocabulary_files: tuple[VocabularyFile, ...]
    accepted: Suppressions

    @cached_property
    def model(self) -> type[Case]:
        """The model of a case in the site."""
        return make_case_model(self.settings.options.sections)

    @cached_property
    def facets(self) -> frozenset[str]:
        """The vocabularies whose terms a case may use."""
        return term_facets(self.vocabulary_files, self.model)

    def key(self, path: str, content_digest: bytes) -> bytes:
        """Return the key of the record of a file, by its path in reports and its content."""
        accepted = sorted(self.accepted.get(path, ()))
        return digest_of([self.digest, path, content_digest, *accepted])

    def __reduce__(self) -> tuple[Callable[[bytes, bytes], "Scope"], tuple[bytes, bytes]]:
        """Pickle once for all batches, and unpickle once for each process."""
        return _unpack, (self.digest, self._packed)

    @cached_property
    def _packed(self) -> bytes:
        parts = (type(self.settings), dict(self.settings), self.vocabulary_files, self.accepted)
        return pickle.dumps(parts)


@lru_cache(maxsize=1)
def _unpack(digest: bytes, packed: bytes) -> Scope:
    settings_type, fields, vocabulary_files, accepted = pickle.loads(packed)  # noqa: S301
    return Scope(digest, settings_type.model_construct(**fields), vocabulary_files, accepted)


def make_scope(settings: Settings, collection: Collection, accepted: Suppressions) -> Scope:
    """Return the scope of a project's records."""
    parts: list[str | bytes] = [
        code_digest(),
        settings.model_dump_json(
            exclude={**dict.fromkeys(_UNUSED, True), "options": {*_UNUSED_OPTIONS}}
        ),
        settings.docs_dir.name,
        *(part for file in collection.vocabulary_files for part in (file.path, file.source.text)),
    ]
    return Scope(digest_of(parts), settings, collection.vocabulary_files, accepted)


def digest_of(parts: Iterable[str | bytes]) -> bytes:
    """Return the digest of some parts with their lengths, so that no two lists have the same."""
    digest = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode(errors="surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()


@cache
def code_digest() -> bytes:
    """Return the digest of the program: its files, its dependencies, the version of Python."""
    version = sys.version.split()[0]
    return digest_of(
        chain([version], installed(_DEPENDENCIES), iter_files(_PACKAGE, _CODE_SUFFIXES))
    )


def iter_files(root: Path, suffixes: tuple[str, ...] = ("",)) -> Iterator[str | bytes]:
    """Iterate over the files of a folder, by name and content."""
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(suffixes):
                file = Path(folder, name)
                yield file.relative_to(root).as_posix()
                yield file.read_bytes()


def installed(prefixes: tuple[str, ...] = ("",)) -> list[str]:
    """List the distributions that are installed: the name of a folder has the version."""
    folders = (Path(folder) for folder in sys.path if folder)
    names = (one.name for folder in folders for one in folder.glob("*.dist-info"))
    return sorted(name for name in names if name.lower().startswith(prefixes))
