"""What a maintainer wants of a new knowledge base, held against what can be."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.locale.naming import language_name
from casewright.locale.words import languages

DEFAULT_COLOUR: Final = "#0f4c5c"

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_LONGEST_NAME: Final = 120
_EDIT: Final = {"github.com": "edit/main/cases/", "gitlab.com": "-/edit/main/cases/"}
"""Where a file of the cases folder can be edited, below the address of its repository."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Name, language, colour and, where there is one, the address of the repository.

    Raises ``WrongUseError`` for what cannot be.
    """

    name: str
    language: str
    colour: str = DEFAULT_COLOUR
    repository: str = ""
    today: dt.date = field(default_factory=dt.date.today)

    def __post_init__(self) -> None:
        """Refuse what cannot be, whoever asks for it."""
        check_name(self.name)
        object.__setattr__(self, "colour", check_colour(self.colour))
        check_repository(self.repository)

    @property
    def edit_uri(self) -> str:
        """Where readers are sent to propose a change; empty where that is not known."""
        return _EDIT.get(urlsplit(self.repository).hostname or "", "")

    @property
    def site_url(self) -> str:
        """Where GitHub puts the site of a repository; empty for any other host."""
        parts = urlsplit(self.repository)
        owner, _, name = parts.path.strip("/").removesuffix(".git").partition("/")
        if parts.hostname != "github.com" or not name:
            return ""
        home = f"{owner.lower()}.github.io"
        return f"https://{home}/" if name.lower() == home else f"https://{home}/{name}/"


def check_name(name: str) -> str:
    """Give a name that can be the title of a site."""
    if not 1 <= len(name) <= _LONGEST_NAME or not name.isprintable() or name != name.strip():
        raise WrongUseError(Message("fault.start-name", {"most": _LONGEST_NAME}))
    return name


def check_language(language: str) -> str:
    """Give the code of a language that has words, also for its name in one of them."""
    named = {
        language_name(code, other).casefold(): code for code in languages() for other in languages()
    }
    code = language.strip().casefold()
    code = named.get(code, code)
    if code not in languages():
        known = ", ".join(languages())
        raise WrongUseError(Message("fault.start-language", {"languages": known}))
    return code


def check_colour(colour: str) -> str:
    """Give a colour that a stylesheet can be made of, also for one without its sign or in short."""
    match = _COLOUR.fullmatch(colour.strip().strip("\"'"))
    if not match:
        raise WrongUseError(Message("fault.start-colour", {"colour": colour}))
    digits = match[1]
    return f"#{digits}" if len(digits) > len("rgb") else f"#{''.join(one * 2 for one in digits)}"


def check_repository(address: str) -> str:
    """Give the address of a repository, or nothing."""
    parts = urlsplit(address)
    if address and not (parts.scheme == "https" and parts.hostname and address.isprintable()):
        raise WrongUseError(Message("fault.start-repository", {"address": address}))
    return address
