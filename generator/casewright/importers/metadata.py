"""The answers that can be checked: who, where, when, and about what.

An answer that the vocabularies know becomes their term. Where the text gives none, its words
suggest one, and the author is told so.
"""

from collections.abc import Mapping
from typing import Final

from casewright.cases.fields import LINE_LIMIT
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary, field_of
from casewright.importers.draft_builder import Filling
from casewright.importers.extractors import lines_of, people, period_of
from casewright.importers.headings import LISTS, NAME, ROLE, STORY
from casewright.importers.sections import Sections
from casewright.importers.tag_suggestions import named_term, suggest_terms
from casewright.locale.message import Message
from casewright.yaml.writer import Bare

_TOLD: Final = ("title", "summary", *STORY, *LISTS)
_ORGANISATION: Final = field_of(ORGANISATIONS)
_NO_TERM: Final = "note.no-term"

Vocabularies = Mapping[str, Vocabulary]


def fill_answers(sections: Sections, vocabularies: Vocabularies, filling: Filling) -> None:
    """Fill in what the text tells in a few words; the prose has to be there already."""
    organisations = lines_of(sections.of(_ORGANISATION))
    _fill_people(sections, organisations, filling)
    _fill_organisation(organisations, vocabularies.get(ORGANISATIONS), filling)
    _fill_period(lines_of(sections.of("period")), filling)
    _fill_themes(lines_of(sections.of(THEMES)), vocabularies.get(THEMES), filling)


def _fill_people(sections: Sections, organisations: tuple[str, ...], filling: Filling) -> None:
    names = _short(lines_of(sections.of(NAME)), filling)
    roles = _short(lines_of(sections.of(ROLE)), filling)
    fitting = tuple(line for line in organisations if len(line) <= LINE_LIMIT)
    if names:
        filling.fields["contributors"] = people(names, roles, fitting)
        filling.note("contributors", Message("note.names"), Message("note.names-todo"))
    for role in roles[len(names) :]:
        filling.found("contributors", role)


def _short(lines: tuple[str, ...], filling: Filling) -> tuple[str, ...]:
    """Give the lines that fit on one; the others are left for the author."""
    filling.left += [line for line in lines if len(line) > LINE_LIMIT]
    return tuple(line for line in lines if len(line) <= LINE_LIMIT)


def _fill_organisation(
    named: tuple[str, ...], vocabulary: Vocabulary | None, filling: Filling
) -> None:
    terms = {line: named_term(line, vocabulary) for line in named}
    for line in (line for line, term in terms.items() if not term):
        filling.found(_ORGANISATION, line, _NO_TERM)
    known = list(dict.fromkeys(filter(None, terms.values())))
    if not known and not named:
        known = [one.term for one in suggest_terms(filling.prose(_TOLD), vocabulary)[:1]]
        if known:
            filling.note(_ORGANISATION, Message("note.organisation-guess"))
    if known:
        filling.fields[_ORGANISATION] = known[0] if len(known) == 1 else known


def _fill_period(lines: tuple[str, ...], filling: Filling) -> None:
    for line in lines:
        period = period_of(line)
        if period and "period" not in filling.fields:
            filling.fields["period"] = Bare(period)
        else:
            filling.found("period", line)


def _fill_themes(lines: tuple[str, ...], vocabulary: Vocabulary | None, filling: Filling) -> None:
    words = tuple(word.strip() for line in lines for word in line.split(",") if word.strip())
    terms = {word: named_term(word, vocabulary) for word in words}
    for word in (word for word, term in terms.items() if not term):
        filling.found(THEMES, word, _NO_TERM)
    known = tuple(dict.fromkeys(filter(None, terms.values())))
    if not known:
        suggested = suggest_terms(filling.prose(_TOLD), vocabulary)
        known = tuple(one.term for one in suggested)
        if known:
            found = ", ".join(f"‘{', '.join(one.words)}’" for one in suggested)
            check = Message("note.themes-check", {"words": found})
            filling.note(THEMES, Message("note.themes-guess"), check)
    if known:
        filling.fields[THEMES] = known
