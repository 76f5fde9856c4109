"""Detect the language of help texts and of errors that occur before the settings are read.

Use the language in ``mkdocs.yml`` if it can be found, else that of the system, else English.
"""

import os
import re
from pathlib import Path
from typing import Final

from casewright.i18n.catalog import available_languages

CONFIG_FILE: Final = Path("mkdocs.yml")
"""The default path of the settings file."""

_NAMED: Final = re.compile(r"^(?:[^#\n]*[\s{,])?language:\s*[\"']?(\w+)", re.MULTILINE)
_SYSTEM: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def detect_language(config_file: Path = CONFIG_FILE) -> str:
    """Return the language for the terminal."""
    return _site_language(config_file) or detect_system_language()


def detect_system_language() -> str:
    """Return the language of the system, as gettext does; English if it has no catalog."""
    for variable in _SYSTEM:
        language = os.environ.get(variable, "").partition("_")[0].partition(":")[0]
        if language in available_languages():
            return language
    return "en"


def _site_language(config_file: Path) -> str | None:
    """Return the language in a settings file, even if the file is not valid YAML."""
    try:
        text = config_file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    named = _NAMED.search(text)
    return named[1] if named and named[1] in available_languages() else None
