"""The catalogues: gettext files whose message ids are keys, one file a domain and language.

Keys rather than English sentences stand in the code, because no language is the first one:
``locale/nl/*.po`` and ``locale/en/*.po`` are equals, and a third language is one more folder.
The ``.po`` files are read as they are, so that nothing has to be compiled before it is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from babel.plural import PluralRule

from casewright.locale.message import Message
from casewright.locale.words import Words


@dataclass(frozen=True)
class Catalogue:
    """All words of one language, with a site's own labels laid over them."""

    language: str
    entries: Words

    @property
    def plural(self) -> PluralRule:
        """The rule that picks the form of a text for a number."""
        return _plural(self.language)

    def t(self, key: str, /, **values: object) -> str:
        """Give the text of a key with its gaps filled; an unknown key raises ``KeyError``."""
        text = self.entries[key][0]
        return text.format(**values) if values or "{" in text else text

    def n(self, key: str, count: int, /, **values: object) -> str:
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
        """Say a message, and the messages inside it; ``count`` picks the form of the text."""
        values = {
            name: self.say(value) if isinstance(value, Message) else value
            for name, value in message.values.items()
        }
        count = values.get("count")
        if isinstance(count, int) and len(self.entries[message.key]) > 1:
            del values["count"]
            return self.n(message.key, count, **values)
        return self.t(message.key, **values)

    def with_labels(self, labels: Mapping[str, str]) -> "Catalogue":
        """Lay a site's own labels over the catalogue's; only keys that exist can be renamed."""
        renamed = {key: (text,) for key, text in labels.items()}
        return Catalogue(self.language, self.entries.with_own(renamed))


def gaps(text: str) -> frozenset[str]:
    """Name the gaps of a text; braces that are none give a name that no text has."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset("{")


_CATEGORY_ORDER = ("zero", "one", "two", "few", "many", "other")


@cache
def load_catalogue(language: str) -> Catalogue:
    """Give the words of a language; raises ``LookupError`` for one without catalogues."""
    return Catalogue(language, Words(language, {}))


@cache
def _decimal(number: int, language: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  (slow to load, seldom needed)

    return format_decimal(number, locale=language)


@cache
def _plural(language: str) -> PluralRule:
    from babel import Locale  # noqa: PLC0415  (the plural rule needs Babel's language data)

    return Locale.parse(language).plural_form
