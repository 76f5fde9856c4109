"""The language of what a command says without the settings of a site: of its help, and of faults.

Reports have the site's language. What cannot wait for settings, or is about settings that cannot
be read, follows the same rule as far as it goes: the language that the file of settings names,
else that of the system, else English.
"""

import os
import re
from pathlib import Path
from typing import Final

from casewright.locale.words import languages

CONFIG_FILE: Final = Path("mkdocs.yml")
"""Where the settings of a site are, unless a command is told otherwise."""

_NAMED: Final = re.compile(r"^(?:[^#\n]*[\s{,])?language:\s*[\"']?(\w+)", re.MULTILINE)
_SYSTEM: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def own_language(config_file: Path = CONFIG_FILE) -> str:
    """Guess the language of whoever sits at the terminal."""
    return _site_language(config_file) or system_language()


def system_language() -> str:
    """Find the language of the system, as gettext does; English where it has none of ours."""
    for variable in _SYSTEM:
        language = os.environ.get(variable, "").partition("_")[0].partition(":")[0]
        if language in languages():
            return language
    return "en"


def _site_language(config_file: Path) -> str | None:
    """Find the language that a file of settings names, be the file ever so broken."""
    try:
        text = config_file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    named = _NAMED.search(text)
    return named[1] if named and named[1] in languages() else None
