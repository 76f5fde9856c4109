"""The options of a new knowledge base, validated."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from casewright.exceptions import UsageError
from casewright.i18n.catalog import available_languages
from casewright.i18n.languages import language_name
from casewright.i18n.message import Message
from casewright.scaffold.install_source import InstallSource, index_source

DEFAULT_COLOR: Final = "#0f4c5c"

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_MAX_NAME_CHARS: Final = 120
_EDIT: Final = {
    "github.com": "edit/main/cases/",
    "gitlab.com": "-/edit/main/cases/",
    "codeberg.org": "_edit/main/cases/",
}
"""The path at which a file can be edited, below the address of its repository, by host."""


@dataclass(frozen=True, slots=True)
class ProjectOptions:
    """What a new knowledge base is made with; ``logo`` is the name of a file and its content.

    Raise ``UsageError`` for an invalid value.
    """

    name: str
    language: str
    colour: str = DEFAULT_COLOR
    repository: str = ""
    source: InstallSource = field(default_factory=index_source)
    logo: tuple[str, bytes] | None = None
    today: dt.date = field(default_factory=dt.date.today)

    def __post_init__(self) -> None:
        """Validate all options."""
        check_name(self.name)
        object.__setattr__(self, "colour", check_colour(self.colour))
        check_repository(self.repository)

    @property
    def edit_uri(self) -> str:
        """The address at which readers can propose a change; empty if unknown."""
        return _EDIT.get(urlsplit(self.repository).hostname or "", "")

    @property
    def site_url(self) -> str:
        """The address of the site on GitHub Pages; empty for any other host."""
        parts = urlsplit(self.repository)
        owner, _, name = parts.path.strip("/").removesuffix(".git").partition("/")
        if parts.hostname != "github.com" or not name:
            return ""
        home = f"{owner.lower()}.github.io"
        return f"https://{home}/" if name.lower() == home else f"https://{home}/{name}/"


def check_name(name: str) -> str:
    """Return a valid site name."""
    if not 1 <= len(name) <= _MAX_NAME_CHARS or not name.isprintable() or name != name.strip():
        raise UsageError(Message("fault.start-name", {"most": _MAX_NAME_CHARS}))
    return name


def check_language(language: str) -> str:
    """Return a language code with catalogs; also accept the name of the language."""
    named = {
        language_name(code, other).casefold(): code
        for code in available_languages()
        for other in available_languages()
    }
    code = language.strip().casefold()
    code = named.get(code, code)
    if code not in available_languages():
        known = ", ".join(available_languages())
        raise UsageError(Message("fault.start-language", {"languages": known}))
    return code


def check_colour(colour: str) -> str:
    """Return a CSS colour; also accept the short form, and one without ``#``."""
    match = _COLOUR.fullmatch(colour.strip().strip("\"'"))
    if not match:
        raise UsageError(Message("fault.start-colour", {"colour": colour}))
    digits = match[1]
    return f"#{digits}" if len(digits) > len("rgb") else f"#{''.join(one * 2 for one in digits)}"


def check_repository(address: str) -> str:
    """Return a repository address, or the empty text."""
    parts = urlsplit(address)
    if address and not (parts.scheme == "https" and parts.hostname and address.isprintable()):
        raise UsageError(Message("fault.start-repository", {"address": address}))
    return address
