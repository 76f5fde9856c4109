"""Recognise the text that a form shows in a field that nobody filled in."""

from functools import cache
from typing import Final

from casewright.i18n.catalog import available_languages, load_catalog

_EDGES: Final = " \t.…"


def is_placeholder(text: str) -> bool:
    """Tell whether a text is the placeholder of a form, such as ‘Click here to enter text.’."""
    return text.strip(_EDGES).casefold() in _placeholders()


@cache
def _placeholders() -> frozenset[str]:
    lines = (load_catalog(language).t("import.placeholders") for language in available_languages())
    return frozenset(
        one.strip(_EDGES).casefold() for line in lines for one in line.split("\n") if one.strip()
    )
