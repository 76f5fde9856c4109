"""Recognise the text that a form shows in a field that nobody filled in."""

from functools import cache
from typing import Final

from casewright.locale.catalogue import load_catalogue
from casewright.locale.words import languages

_EDGES: Final = " \t.…"


def is_placeholder(text: str) -> bool:
    """Tell whether a text is the placeholder of a form, such as ‘Click here to enter text.’."""
    return text.strip(_EDGES).casefold() in _placeholders()


@cache
def _placeholders() -> frozenset[str]:
    lines = (load_catalogue(language).t("import.placeholders") for language in languages())
    return frozenset(
        one.strip(_EDGES).casefold() for line in lines for one in line.split("\n") if one.strip()
    )
