"""Detect the language of help texts and of errors that occur before the settings are read.

The site has a language in ``mkdocs.yml``, and the system has one for each reader.
"""

import os
import re
from pathlib import Path
from typing import Final

from casewright.i18n.catalog import FALLBACK, available_languages

CONFIG_FILE: Final = Path("mkdocs.yml")
"""The default path of the settings file."""

_NAMED: Final = re.compile(r"^(?:[^#\n]*[\s{,])?language:\s*[\"']?(\w+)", re.MULTILINE)
_SYSTEM: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def detect_language(config_file: Path = CONFIG_FILE) -> str:
    """Return the language of errors: that of the site, else of the system, else English."""
    return _site_language(config_file) or _system_language() or FALLBACK


def detect_terminal_language() -> str:
    """Return the language of help: that of the system, else of the site, else English."""
    return _system_language() or _site_language(CONFIG_FILE) or FALLBACK


def _system_language() -> str | None:
    """Return the language of the system, as gettext does; ``None`` if it has no catalog."""
    for variable in _SYSTEM:
        language = os.environ.get(variable, "").partition("_")[0].partition(":")[0]
        if language in available_languages():
            return language
    return None


def _site_language(config_file: Path) -> str | None:
    """Return the language in a settings file, even if the file is not valid YAML."""
    try:
        text = config_file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    named = _NAMED.search(text)
    return named[1] if named and named[1] in available_languages() else None
