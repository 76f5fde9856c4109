"""Recognize the headings that people use for the parts of a case.

The words are in the catalogs under ``heading.<part>``. All languages are used at once, because an
English template may contain a Dutch case. Numbers, capitals, colons, bold type and a leading
article are ignored. The custom sections of a site come first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from casewright.cases.vocabulary import Vocabulary, field_of
from casewright.config.options import Section
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.normalization import fold
from casewright.importers.blocks import Block, Kind, plain

NAME: Final = "name"
ROLE: Final = "role"
STORY: Final = ("why", "what", "how", "result", "reflection")
LISTS: Final = ("lessons", "follow_ups", "quotes", "workshop", "sources", "licence")
FACTS: Final = ("title", "summary", "organisation", NAME, ROLE, "period", "themes")
DATE: Final = "added"
THANKS: Final = "thanks"
KEPT: Final = ("permission", "status", DATE, THANKS)
"""Parts that only the author can fill in: their text is shown above the field."""

PRIVATE: Final = "private"
"""A column with contact details, which are never imported."""

OUTCOME: Final = "outcome"

PARTS: Final = (*STORY, *LISTS, *FACTS, *KEPT)

_LONGEST: Final = 60
_NUMBER: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,8}[.):]?|[ivxIVX]{1,4}[.)]|[A-Za-z][.)])\s+"
)
_EDGES: Final = " \t:.?!*_#-–—"
_LEAD: Final = re.compile(r"(?P<bold>\*\*|__)(?P<head>[^*_\n]+?)(?P=bold)[:.]?\s+(?P<rest>\S.*)")
_COLON: Final = re.compile(r"(?P<head>[^:\n]{2,60}?)(?:\*\*|__)?:(?:\*\*|__)?\s+(?P<rest>\S.*)")


Own = Mapping[str, str]
"""The headings of custom sections, normalized, with the key of each."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a case, its heading in the text, and the text after it on the same line.

    ``exact`` is true if the heading means that part and nothing else.
    """

    part: str
    text: str
    rest: str = ""
    exact: bool = True


def own_headings(asked: tuple[Section, ...], vocabularies: Mapping[str, Vocabulary]) -> Own:
    """Return the headings of the custom sections and vocabularies of a site.

    A section is known by its label and its key; a vocabulary by its labels, unless they mean
    another part.
    """
    facets = {
        _compared(label.text(language)): field_of(facet)
        for facet, vocabulary in vocabularies.items()
        for label in (vocabulary.label, vocabulary.label_one)
        for language in available_languages()
        if label
    }
    words = {word: field for word, field in facets.items() if word not in _parts()}
    keys = {_compared(section.key.replace("_", " ")): section.key for section in asked}
    return words | keys | {_compared(section.label): section.key for section in asked}


def heading_of(block: Block, own: Own) -> Heading | None:
    """Recognize a heading: a heading block, or a first line that looks like a heading."""
    line, _, below = block.text.partition("\n")
    if block.kind is Kind.ITEM and not block.number:
        return None
    whole = _named(plain(line), own)
    if whole and (block.kind is not Kind.TEXT or not below or _stands_out(line)):
        return whole
    return _with_rest(line, own) if block.kind is not Kind.ITEM else None


def labelled_part(label: str, own: Own) -> str:
    """Return the part for a label: a key of the format, a heading, or the empty text."""
    words = _compared(label.replace("_", " "))
    if words in _columns():
        return _columns()[words]
    heading = _named(label.replace("_", " "), own)
    return heading.part if heading else ""


def is_label(text: str, part: str) -> bool:
    """Return whether a heading is the label of its field, in any language."""
    catalogs = map(load_catalog, available_languages())
    return _compared(text) in {fold(catalog.t(f"field.{part}")) for catalog in catalogs}


def _stands_out(line: str) -> bool:
    """Return whether a line directly above other lines looks like a heading."""
    words = plain(line)
    return words.endswith(":") or words.isupper() or line.startswith("**") or words[:1].isupper()


def _with_rest(line: str, own: Own) -> Heading | None:
    """Recognize a heading followed by text: ``Doel: bewoners eerder spreken``."""
    for shape in (_LEAD, _COLON):
        match = shape.match(line)
        head = plain(match["head"].strip("*_")) if match else ""
        named = _named(head, own)
        if match and named and _NUMBER.sub("", head, count=1)[:1].isupper():
            return replace(named, rest=match["rest"])
    return None


def _compared(text: str) -> str:
    return fold(_NUMBER.sub("", text, count=1)).strip(_EDGES).replace("’", "'")


def _named(text: str, own: Own) -> Heading | None:
    words = _compared(text)
    if words in own:
        return Heading(own[words], text.strip(_EDGES))
    if not text or len(text) > _LONGEST:
        return None
    known = _parts()
    for candidate in (words, _without_lead(words)):
        if candidate in known:
            return Heading(known[candidate], text.strip(_EDGES))
        if candidate in _telling_headings():
            return Heading("result", text.strip(_EDGES), exact=False)
    parts = [known.get(_without_lead(piece.strip())) for piece in _joints().split(words)]
    first = parts[0]
    if first and all(parts):
        return Heading(first, text.strip(_EDGES), exact=False)
    return None


def _without_lead(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first in _leads() else words


@cache
def _parts() -> Mapping[str, str]:
    """Return every known heading with its part."""
    return {word: part for part in PARTS for word in _words(part)}


@cache
def _telling_headings() -> frozenset[str]:
    """Return the headings of the result that say more than its name, and are kept in the text."""
    return frozenset(_words("result-telling"))


@cache
def _columns() -> Mapping[str, str]:
    """Return the parts by labels that only columns or front matter have."""
    return {word: part for part in (OUTCOME, PRIVATE) for word in _words(part)} | {
        key.replace("_", " "): key for key in (*STORY, *LISTS, OUTCOME, "period", "organisation")
    }


@cache
def _leads() -> frozenset[str]:
    return frozenset(_words("before"))


@cache
def _joints() -> re.Pattern[str]:
    """Return the pattern of the words between two headings in one: ``Doel en aanpak``."""
    words = "|".join(rf"\s{re.escape(word)}\s" for word in _words("joined"))
    return re.compile(rf"\s*[/&+,]\s*|{words}")


def _words(name: str) -> Iterator[str]:
    for language in available_languages():
        line = load_catalog(language).t(f"heading.{name}")
        yield from (fold(word.strip()) for word in line.split(","))
