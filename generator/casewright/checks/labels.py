"""How reports name things: a field with the label that stands on the page, a word nearby."""

from collections.abc import Mapping
from functools import cache

from casewright.checks.rule import Context
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.message import Message


def format_field_name(field: str, context: Context) -> Message:
    """Name a field by its key, and by its label where there is one."""
    key = f"field.{field}"
    if key in context.settings.catalog.entries:
        return Message("field.named", {"field": field, "label": Message(key)})
    return Message("field.bare", {"field": field})


@cache
def spellings(kind: str, meanings: tuple[str, ...]) -> Mapping[str, str]:
    """List every word by which people call something, in every language, with its meaning.

    The catalogues hold them under ``<kind>.<meaning>`` (its label) and ``also.<meaning>`` (other
    words, with commas between them).
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
