"""Texts for the scripts of a page.

The texts are in the page with placeholders and all plural forms, because only the browser knows
the values; scripts contain no texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.i18n.catalog import Catalog

_FORMS: Final = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class JsString:
    """A text with placeholders; ``form`` is its plural category."""

    key: str
    form: str
    text: str


def js_strings(prefix: str, catalog: Catalog) -> Iterator[JsString]:
    """Return every text whose key begins with a prefix, which is dropped."""
    spoken = [form for form in _FORMS if form in (*catalog.plural.tags, "other")]
    for key, forms in catalog.entries.below(prefix):
        for form, text in zip(spoken if len(forms) > 1 else ("other",), forms, strict=False):
            yield JsString(key.removeprefix(prefix), form, text)
