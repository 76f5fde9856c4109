"""Translation catalogs: gettext files, one for each domain and language, with keys as message ids.

Message ids are keys and not English sentences, so that ``i18n/nl/*.po`` and ``i18n/en/*.po``
are equivalent and a third language is one more folder. Texts that it lacks are those of English.
The ``.po`` files are not compiled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

from babel.plural import PluralRule

from casewright.i18n.message import Message
from casewright.i18n.po import Forms, parse_po
from casewright.i18n.tags import base_language, locale_of

_SHARED: Final = Path(__file__).parent
_PACKAGE: Final = _SHARED.parent
FALLBACK: Final = "en"
COMPLETE: Final = (FALLBACK, "nl")
"""The languages with every text, which need no other; a test compares them."""


class CatalogEntries(Mapping[str, Forms]):
    """A mapping from keys to forms; ``own`` holds the texts that a site replaces."""

    def __init__(self, language: str, own: Mapping[str, Forms]) -> None:
        self.language = language
        self.own = own
        self._read = {**_shared(language), **own}
        self._unread = {name: list(files) for name, files in _brought(language).items()}

    def with_own(self, more: Mapping[str, Forms]) -> "CatalogEntries":
        """Return the same texts with others replaced."""
        return CatalogEntries(self.language, {**self.own, **more})

    def below(self, prefix: str) -> Iterator[tuple[str, Forms]]:
        """Iterate over the shared keys with a prefix, in file order."""
        return ((key, forms) for key, forms in self._read.items() if key.startswith(prefix))

    def __getitem__(self, key: str) -> Forms:
        """Return the forms of a text."""
        if key not in self._read:
            self._fetch(key.partition(".")[0])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over every key."""
        for name in tuple(self._unread):
            self._fetch(name)
        return iter(self._read)

    def __len__(self) -> int:
        """Return the number of keys."""
        return sum(1 for _ in self)

    def _fetch(self, name: str) -> None:
        for file in self._unread.pop(name, ()):
            self._read = {**parse_po(file), **self._read}


def available_languages() -> tuple[str, ...]:
    """Return the languages that have catalogs."""
    return tuple(sorted(folder.name for folder in _SHARED.iterdir() if any(folder.glob("*.po"))))


@cache
def _shared(language: str) -> Mapping[str, Forms]:
    """Read every shared catalog of a language; raise ``LookupError`` if there is none."""
    files = sorted((_SHARED / language).glob("*.po"))
    if not files:
        message = f"no catalogue for the language {language!r}; there are: {available_languages()}"
        raise LookupError(message)
    texts = {key: forms for file in files for key, forms in parse_po(file).items()}
    return texts if language in COMPLETE else {**_shared(FALLBACK), **texts}


@cache
def _brought(language: str) -> Mapping[str, tuple[Path, ...]]:
    """Return the catalogs of rules by the prefix of their keys, that of the language first."""
    files = sorted(_PACKAGE.glob(f"*/*/*/{FALLBACK}.po"))
    return {
        file.parent.name.replace("_", "-"): tuple(
            one for one in (file.with_name(f"{language}.po"), file) if one.is_file()
        )[: 1 if language in COMPLETE else 2]
        for file in files
    }


def completeness(language: str) -> int:
    """Return how many of a hundred texts a language has itself."""
    counts = [
        sum(
            len(parse_po(file))
            for file in (*_SHARED.glob(f"{one}/*.po"), *_PACKAGE.glob(f"*/*/*/{one}.po"))
        )
        for one in (language, FALLBACK)
    ]
    return min(100, 100 * counts[0] // counts[1])


@dataclass(frozen=True)
class Catalog:
    """All texts of a language, with the labels of a site applied."""

    language: str
    entries: CatalogEntries
    locale: str

    @property
    def plural(self) -> PluralRule:
        """The plural rule of the language."""
        return _plural(self.language)

    def t(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its placeholders filled; raise ``KeyError`` if unknown."""
        text = self.entries[key][0]
        return text.format(**values) if values or "{" in text else text

    def n(self, key: str, count: int, /, **values: object) -> str:
        """Return the plural form of a text for ``count``; ``{count}`` is a placeholder."""
        forms = self.entries[key]
        form = forms[min(self.form(count), len(forms) - 1)]
        return form.format(count=self.number(count), **values)

    def form(self, count: int) -> int:
        """Return the index of the plural form for a count."""
        categories = [*sorted(self.plural.tags, key=_CATEGORY_ORDER.index), "other"]
        return categories.index(self.plural(count))

    def number(self, count: int) -> str:
        """Format an integer with the thousands separator of the language."""
        return _decimal(count, self.locale)

    def say(self, message: Message) -> str:
        """Format a message and the messages in its values; ``count`` selects the plural form."""
        values = {
            name: self.say(value) if isinstance(value, Message) else value
            for name, value in message.values.items()
        }
        count = values.get("count")
        if isinstance(count, int) and len(self.entries[message.key]) > 1:
            del values["count"]
            return self.n(message.key, count, **values)
        return self.t(message.key, **values)

    def with_labels(self, labels: Mapping[str, str]) -> "Catalog":
        """Return the catalog with the labels of a site; only existing keys can be replaced."""
        renamed = {key: (text,) for key, text in labels.items()}
        return replace(self, entries=self.entries.with_own(renamed))


def find_placeholders(text: str) -> frozenset[str]:
    """Return the placeholders of a text; invalid braces return a name that no text has."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset("{")


_CATEGORY_ORDER = ("zero", "one", "two", "few", "many", "other")


@cache
def load_catalog(tag: str) -> Catalog:
    """Return the catalog of a language (``en-GB``); raise ``LookupError`` if there is none."""
    language = base_language(tag)
    return Catalog(language, CatalogEntries(language, {}), locale_of(tag))


@cache
def _decimal(number: int, locale: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  (slow to load, seldom needed)

    return format_decimal(number, locale=locale)


@cache
def _plural(language: str) -> PluralRule:
    from babel import Locale  # noqa: PLC0415  (the plural rule needs Babel's language data)

    return Locale.parse(language).plural_form
