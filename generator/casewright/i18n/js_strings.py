"""Sayings: what the scripts of a page say.

They are texts with gaps, so they travel raw, in every plural form, inside the page: a browser knows
which form a count asks for, and no word stands in a script.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.locale.catalogue import Catalogue

_FORMS: Final = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Saying:
    """A text with gaps, for a script; ``form`` is the plural category it is for."""

    key: str
    form: str
    text: str


def sayings(prefix: str, catalogue: Catalogue) -> Iterator[Saying]:
    """Give every text whose key begins with a prefix; the script names it by the rest."""
    spoken = [form for form in _FORMS if form in (*catalogue.plural.tags, "other")]
    for key, forms in catalogue.entries.below(prefix):
        for form, text in zip(spoken if len(forms) > 1 else ("other",), forms, strict=False):
            yield Saying(key.removeprefix(prefix), form, text)
