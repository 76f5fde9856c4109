"""Display names and territories of languages, from Babel."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from casewright.i18n.tags import TERRITORIES, locale_of


@cache
def language_name(tag: str, language: str) -> str:
    """Return the name of a language (``en-GB``) in another (``Engels``); its tag if unknown."""
    try:
        locale = Locale.parse(tag, sep="-")
        name = Locale(locale.language, script=locale.script).get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


@cache
def locale_code(tag: str) -> str:
    """Return the language with its most likely territory, for ``og:locale``: ``nl_NL``."""
    if tag in TERRITORIES:
        return locale_of(tag)
    likely = get_global("likely_subtags").get(tag.replace("-", "_"), tag)
    parts = str(likely).replace("-", "_").split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else parts[0]


@cache
def is_language_tag(tag: str) -> bool:
    """Return whether Babel has data for a language in a region."""
    try:
        return bool(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False
