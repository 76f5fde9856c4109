"""Display names and territories of languages, from Babel."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


@cache
def language_name(code: str, language: str) -> str:
    """Return the name of a language (``en``) in another (``Engels``); its code if unknown."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


@cache
def locale_code(code: str) -> str:
    """Return the language with its most likely territory, for ``og:locale``: ``nl_NL``."""
    likely = get_global("likely_subtags").get(code.replace("-", "_"), code)
    parts = str(likely).replace("-", "_").split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else parts[0]
