"""The names of languages, and the country in which one is mostly spoken; all from Babel's data."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


@cache
def language_name(code: str, language: str) -> str:
    """Name a language (``en``) in another: ``Engels``. One that has no name keeps its code."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


@cache
def locale_code(code: str) -> str:
    """Give a language with its country, as social networks ask for it: ``nl`` is ``nl_NL``."""
    likely = get_global("likely_subtags").get(code.replace("-", "_"), code)
    parts = str(likely).replace("-", "_").split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else parts[0]
