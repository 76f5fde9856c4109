"""Citations of a case: APA style as text, and BibTeX and RIS.

The organisations are the authors, because contributors did not ask to be quoted. The year is that
in which the case was added.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel.dates import format_skeleton

from casewright.cases.case import Case
from casewright.cases.dates import PartialDate
from casewright.cases.summary import joined_on
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.case.licence import licence_of_case

_LATEX: Final = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip
"""Escaped braces come in pairs: BibTeX counts them even if escaped."""

_SPACES: Final = re.compile(r"\s+")
_ENDS: Final = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in each format; ``name`` is the base name of its files."""

    name: str
    text: str
    bibtex: str
    ris: str


def cite(case: Case, card: Card, settings: Settings) -> Citation:
    """Return the citation of a case."""
    authors = tuple(who.label for who in card.organisations) or (settings.site_name,)
    return Citation(
        name=case.id,
        text=_text(case, card, authors, settings),
        bibtex=_bibtex(case, card, authors, settings),
        ris="\n".join(_ris(case, card, authors, settings)),
    )


def _text(case: Case, card: Card, authors: tuple[str, ...], settings: Settings) -> str:
    title = card.title if card.title.endswith(_ENDS) else f"{card.title}."
    *first, last = authors
    said = settings.catalog.t(
        "cite.text",
        authors=" & ".join((", ".join(first), last)) if first else last,
        date=_date(joined_on(case), settings),
        title=title,
        site=settings.site_name,
    )
    return " ".join(filter(None, (_line(said), settings.url(card.address))))


def _date(date: PartialDate | None, settings: Settings) -> str:
    if date is None:
        return settings.catalog.t("cite.no-date")
    day = _day(dt.date(*date.earliest), settings.catalog.locale)
    return f"{date.year}, {day}" if date.day else str(date.year)


@cache
def _day(date: dt.date, locale: str) -> str:
    return format_skeleton("MMMMd", date, locale=locale)


def _bibtex(case: Case, card: Card, authors: tuple[str, ...], settings: Settings) -> str:
    date = joined_on(case)
    licence = licence_of_case(case, settings)
    fields = {
        "author": " and ".join(f"{{{_latex(author)}}}" for author in authors),
        "title": f"{{{_latex(card.title)}}}",
        "year": str(date.year) if date else "",
        "howpublished": _latex(settings.site_name),
        "url": settings.url(card.address) or "",
        "note": _latex(licence.name) if licence else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{case.id},", *lines, "}"))


def _ris(case: Case, card: Card, authors: tuple[str, ...], settings: Settings) -> Iterator[str]:
    date = joined_on(case)
    values = (
        ("TY", "ELEC"),
        *(("AU", author) for author in authors),
        ("TI", card.title),
        ("T2", settings.site_name),
        ("PY", str(date.year) if date else ""),
        ("DA", "{:04}/{:02}/{:02}".format(*date.earliest) if date and date.day else ""),
        ("AB", card.summary),
        *(("KW", theme.label) for theme in card.themes),
        ("LA", case.language or settings.language_tag),
        ("UR", settings.url(card.address) or ""),
    )
    for tag, value in values:
        if line := _line(value):
            yield f"{tag}  - {line}"
    yield "ER  - "


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)


def _line(text: str) -> str:
    """Return a text on one line; in RIS a line is a field."""
    return _SPACES.sub(" ", text).strip()
