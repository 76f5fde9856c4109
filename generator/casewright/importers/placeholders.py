"""Recognize the placeholder text of an empty form field."""

from functools import cache
from typing import Final

from casewright.i18n.catalog import available_languages, load_catalog

_EDGES: Final = " \t.…"


def is_placeholder(text: str) -> bool:
    """Return whether a text is a placeholder, such as ‘Click here to enter text.’."""
    return text.strip(_EDGES).casefold() in _placeholders()


@cache
def _placeholders() -> frozenset[str]:
    lines = (load_catalog(language).t("import.placeholders") for language in available_languages())
    return frozenset(
        one.strip(_EDGES).casefold() for line in lines for one in line.split("\n") if one.strip()
    )
