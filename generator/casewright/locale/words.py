"""The words of one language: those that all rooms share, and those that a folder brings along.

The shared ones lie in ``locale/<language>/``. A folder such as ``checks/rules/long_sentence/`` may
bring its own ``<language>.po``, in which every key begins with the folder's name
(``long-sentence.…``); it is found without being named anywhere, and read when such a key is asked
for, since most runs say few of them.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from casewright.locale.po import Forms, read_forms

_SHARED: Final = Path(__file__).parent
_PACKAGE: Final = _SHARED.parent


class Words(Mapping[str, Forms]):
    """Every key of a language with its forms; ``own`` holds those that a site words itself."""

    def __init__(self, language: str, own: Mapping[str, Forms]) -> None:
        self.language = language
        self.own = own
        self._read = {**_shared(language), **own}
        self._unread = dict(_brought(language))

    def with_own(self, more: Mapping[str, Forms]) -> "Words":
        """Give the same words with others laid over them."""
        return Words(self.language, {**self.own, **more})

    def below(self, prefix: str) -> Iterator[tuple[str, Forms]]:
        """Give the shared words whose key begins with a prefix, in the order of the files."""
        return ((key, forms) for key, forms in self._read.items() if key.startswith(prefix))

    def __getitem__(self, key: str) -> Forms:
        """Give the forms of a text."""
        if key not in self._read:
            self._fetch(key.partition(".")[0])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        """Give every key there is."""
        for name in tuple(self._unread):
            self._fetch(name)
        return iter(self._read)

    def __len__(self) -> int:
        """Count the keys."""
        return sum(1 for _ in self)

    def _fetch(self, name: str) -> None:
        if file := self._unread.pop(name, None):
            self._read = {**read_forms(file), **self._read}


def languages() -> tuple[str, ...]:
    """Name the languages that have catalogues."""
    return tuple(sorted(folder.name for folder in _SHARED.iterdir() if any(folder.glob("*.po"))))


@cache
def _shared(language: str) -> Mapping[str, Forms]:
    """Read every domain of a language; raises ``LookupError`` for one without catalogues."""
    files = sorted((_SHARED / language).glob("*.po"))
    if not files:
        message = f"no catalogue for the language {language!r}; there are: {languages()}"
        raise LookupError(message)
    return {key: forms for file in files for key, forms in read_forms(file).items()}


@cache
def _brought(language: str) -> Mapping[str, Path]:
    """Find the folders that bring words of their own, by what the keys in them begin with."""
    files = _PACKAGE.glob(f"*/*/*/{language}.po")
    return {file.parent.name.replace("_", "-"): file for file in files}
