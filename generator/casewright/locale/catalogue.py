"""The catalogues: gettext files whose message ids are keys, one file a domain and language.

Keys rather than English sentences stand in the code, because no language is the first one:
``locale/nl/*.po`` and ``locale/en/*.po`` are equals, and a third language is one more folder.
The ``.po`` files are read as they are, so that nothing has to be compiled before it is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po
from babel.plural import PluralRule

from casewright.locale.message import Message

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Catalogue:
    """All words of one language, with a site's own labels laid over them.

    ``entries`` maps a key to its forms: one, or as many as the language has plurals.
    """

    language: str
    entries: Mapping[str, tuple[str, ...]]
    plural: PluralRule

    def t(self, key: str, **values: object) -> str:
        """Give the text of a key with its gaps filled; an unknown key raises ``KeyError``."""
        return self.entries[key][0].format(**values)

    def n(self, key: str, count: int, **values: object) -> str:
        """Give the text of a key in the form that ``count`` asks for; ``{count}`` is a gap."""
        forms = self.entries[key]
        form = forms[min(self.form(count), len(forms) - 1)]
        return form.format(count=self.number(count), **values)

    def form(self, count: int) -> int:
        """Tell which of a text's forms goes with a count: the rule's own order of categories."""
        categories = [*sorted(self.plural.tags, key=_CATEGORY_ORDER.index), "other"]
        return categories.index(self.plural(count))

    def number(self, count: int) -> str:
        """Write a whole number with the language's mark between the thousands."""
        return _decimal(count, self.language)

    def say(self, message: Message) -> str:
        """Say a message, and the messages inside it."""
        values = {
            name: self.say(value) if isinstance(value, Message) else value
            for name, value in message.values.items()
        }
        return self.t(message.key, **values)

    def with_labels(self, labels: Mapping[str, str]) -> "Catalogue":
        """Lay a site's own labels over the catalogue's; only keys that exist can be renamed."""
        renamed = {key: (text,) for key, text in labels.items()}
        return Catalogue(self.language, {**self.entries, **renamed}, self.plural)


_CATEGORY_ORDER = ("zero", "one", "two", "few", "many", "other")


def languages() -> tuple[str, ...]:
    """Name the languages that have catalogues."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.po"))))


@cache
def load_catalogue(language: str) -> Catalogue:
    """Read every domain of a language; raises ``LookupError`` for one without catalogues."""
    files = sorted((FOLDER / language).glob("*.po"))
    if not files:
        message = f"no catalogue for the language {language!r}; there are: {languages()}"
        raise LookupError(message)
    entries: dict[str, tuple[str, ...]] = {}
    for file in files:
        with file.open("rb") as stream:
            entries.update(
                (_key(entry), _forms(entry))
                for entry in read_po(stream, locale=language)
                if entry.id
            )
    return Catalogue(language, entries, _plural(language))


@cache
def _decimal(number: int, language: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  (slow to load, seldom needed)

    return format_decimal(number, locale=language)


def _key(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


def _plural(language: str) -> PluralRule:
    from babel import Locale  # noqa: PLC0415  (the plural rule needs Babel's language data)

    return Locale.parse(language).plural_form
