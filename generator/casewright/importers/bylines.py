"""Recognize the line below a title that contains the author and the date."""

import re
from functools import cache
from typing import Final

from casewright.i18n.catalog import available_languages, load_catalog
from casewright.importers.blocks import plain
from casewright.importers.written_dates import date_of, first_date

_MAX_CHARS: Final = 160
_SENTENCE: Final = re.compile(r"[a-z]{3}[.!?](?:\s+[A-Z]|\s*$)")


def is_byline(markdown: str) -> bool:
    """Return whether a paragraph is a byline, such as ‘By Anna Smith, 14th March 2024’."""
    text = plain(markdown)
    if len(text) > _MAX_CHARS or _SENTENCE.search(text):
        return False
    if date_of(text):
        return True
    match = _lead().match(text)
    return bool(match and (text[match.end() :][:1].isupper() or first_date(text)))


@cache
def _lead() -> re.Pattern[str]:
    lines = (load_catalog(language).t("import.byline") for language in available_languages())
    words = "|".join(re.escape(word.strip()) for line in lines for word in line.split(","))
    return re.compile(rf"(?i)(?:{words})(?:\s*:\s*|\s+)")
