"""The link to a folder of stories, as the folder page of a site writes it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import parse_qs, urlsplit

from babel.dates import format_date

from casewright.config.settings import Settings
from casewright.views.print.handout import EDITIONS

MAX_TITLE_CHARS: Final = 120
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FolderLink:
    """What a link holds: its cases, each with an edition of its own or none, and the workshop."""

    query: str
    cases: tuple[tuple[str, str | None], ...]
    edition: str | None
    title: str
    date: date | None

    def day(self, settings: Settings) -> str | None:
        """Return the date in words."""
        return format_date(self.date, "full", locale=settings.catalog.locale) if self.date else None


def parse_folder_link(url: str) -> FolderLink | None:
    """Parse `…?c=one,two.large&e=worksheet&d=2026-01-31&t=Title`; ``None`` without cases."""
    query = urlsplit(url).query
    values = {key: found[0] for key, found in parse_qs(query).items()}
    named = dict.fromkeys(name for name in values.get("c", "").split(",") if name)
    cases = {id_: _edition(own) for id_, _, own in (name.partition(".") for name in named)}
    if not cases:
        return None
    return FolderLink(
        query=f"?{query}",
        cases=tuple(cases.items()),
        edition=_edition(values.get("e", "")),
        title=_SPACES.sub(" ", values.get("t", "")).strip()[:MAX_TITLE_CHARS],
        date=_date(values.get("d", "")),
    )


def _edition(name: str) -> str | None:
    return name if name in EDITIONS else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
