"""How reports refer to things: a field with its label on the page, a similar word."""

from collections.abc import Mapping
from functools import cache

from casewright.checks.rule import Context
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.message import Message


def format_field_name(field: str, context: Context) -> Message:
    """Return the key of a field, with its label if it has one."""
    key = f"field.{field}"
    if key in context.settings.catalog.entries:
        return Message("field.named", {"field": field, "label": Message(key)})
    return Message("field.bare", {"field": field})


@cache
def spellings(kind: str, meanings: tuple[str, ...]) -> Mapping[str, str]:
    """Map every spelling of a name, in every language, to its meaning.

    The catalogs hold them under ``<kind>.<meaning>`` (the label) and ``also.<meaning>`` (other
    words, separated by commas).
    """
    names: dict[str, str] = {}
    for language in available_languages():
        entries = load_catalog(language).entries
        for meaning in meanings:
            words = [*entries.get(f"{kind}.{meaning}", ()), *entries.get(f"also.{meaning}", ())]
            names |= {
                word.strip().casefold(): meaning for line in words for word in line.split(",")
            }
    return names | {meaning: meaning for meaning in meanings}
