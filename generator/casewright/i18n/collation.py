"""The order of titles: numbers by value, without accents, and without the article in front."""

import re
from functools import cache
from typing import Final

from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.normalization import fold
from casewright.i18n.tags import base_language

_PART: Final = re.compile(r"\d+|\D+")


@cache
def sort_key(title: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Return the sort key of a title: ``The 9 lives`` as ``9 lives``, before ``10 homes``."""
    first, *rest = _letters(title).split() or [""]
    words = rest if rest and first in _articles(base_language(language)) else [first, *rest]
    parts = _PART.findall(" ".join(words))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _letters(title: str) -> str:
    return "".join(mark for mark in fold(title) if mark.isalnum() or mark == " ")


@cache
def _articles(language: str) -> frozenset[str]:
    if language not in available_languages():
        return frozenset()
    return frozenset(load_catalog(language).t("sort.articles").split(", "))
