"""Language tags: a language with an optional region, such as ``en-GB``."""

from typing import Final

TERRITORIES: Final = {"en": "GB"}
"""The territory of a language without a region, where Babel would choose another."""


def base_language(tag: str) -> str:
    """Return the language of a tag, without its region."""
    return tag.partition("-")[0]


def locale_of(tag: str) -> str:
    """Return Babel's locale for dates and numbers; plain English is British."""
    return f"{tag}_{TERRITORIES[tag]}" if tag in TERRITORIES else tag.replace("-", "_")
