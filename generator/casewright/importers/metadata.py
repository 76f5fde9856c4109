"""Fill in the fields that are validated by the vocabularies and the model.

A value that is in a vocabulary becomes its term. Without such a value, terms are suggested from the
words of the text, with a note for the author.
"""

import re
from collections.abc import Mapping
from typing import Final

from casewright.cases.fields import LINE_LIMIT
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary, field_of
from casewright.i18n.message import Message
from casewright.importers.draft_builder import DraftBuilder
from casewright.importers.extractors import lines_of, outcome_of, people
from casewright.importers.headings import LISTS, NAME, OUTCOME, ROLE, STORY
from casewright.importers.sections import Sections
from casewright.importers.tag_suggestions import named_term, suggest_terms
from casewright.importers.written_dates import period_of
from casewright.yaml.writer import Bare

_TOLD: Final = ("title", "summary", *STORY, *LISTS)
_ORGANISATION: Final = field_of(ORGANISATIONS)
_BETWEEN: Final = re.compile(r"[,;|]")
_NO_TERM: Final = "note.no-term"

Vocabularies = Mapping[str, Vocabulary]


def fill_answers(sections: Sections, vocabularies: Vocabularies, builder: DraftBuilder) -> None:
    """Fill in the short fields; the prose has to be filled in before."""
    organisations = lines_of(sections.of(_ORGANISATION))
    _fill_people(sections, organisations, builder)
    _fill_organisation(organisations, vocabularies.get(ORGANISATIONS), builder)
    _fill_period(lines_of(sections.of("period")), builder)
    _fill_outcome(lines_of(sections.of(OUTCOME)), builder)
    _fill_themes(lines_of(sections.of(THEMES)), vocabularies.get(THEMES), builder)


def _fill_people(sections: Sections, organisations: tuple[str, ...], builder: DraftBuilder) -> None:
    names = _short(lines_of(sections.of(NAME)), builder)
    roles = _short(lines_of(sections.of(ROLE)), builder)
    fitting = tuple(line for line in organisations if len(line) <= LINE_LIMIT)
    if names:
        builder.fields["contributors"] = people(names, roles, fitting)
        builder.note("contributors", Message("note.names"), Message("note.names-todo"))
    for role in roles[len(names) :]:
        builder.found("contributors", role)


def _short(lines: tuple[str, ...], builder: DraftBuilder) -> tuple[str, ...]:
    """Return the texts that fit on one line; the others are left for the author."""
    builder.left += [line for line in lines if len(line) > LINE_LIMIT]
    return tuple(line for line in lines if len(line) <= LINE_LIMIT)


def _fill_organisation(
    named: tuple[str, ...], vocabulary: Vocabulary | None, builder: DraftBuilder
) -> None:
    terms = {line: named_term(line, vocabulary) for line in named}
    for line in (line for line, term in terms.items() if not term):
        builder.found(_ORGANISATION, line, _NO_TERM)
    known = list(dict.fromkeys(filter(None, terms.values())))
    if not known and not named:
        known = [one.term for one in suggest_terms(builder.prose(_TOLD), vocabulary)[:1]]
        if known:
            builder.note(_ORGANISATION, Message("note.organisation-guess"))
    if known:
        builder.fields[_ORGANISATION] = known[0] if len(known) == 1 else known


def _fill_period(lines: tuple[str, ...], builder: DraftBuilder) -> None:
    for line in lines:
        period = period_of(line)
        if period and "period" not in builder.fields:
            builder.fields["period"] = Bare(period)
        else:
            builder.found("period", line)


def _fill_outcome(lines: tuple[str, ...], builder: DraftBuilder) -> None:
    for line in lines:
        outcome = outcome_of(line)
        if outcome and OUTCOME not in builder.fields:
            builder.fields[OUTCOME] = Bare(outcome)
        else:
            builder.found(OUTCOME, line)


def _fill_themes(
    lines: tuple[str, ...], vocabulary: Vocabulary | None, builder: DraftBuilder
) -> None:
    words = tuple(word.strip() for line in lines for word in _BETWEEN.split(line) if word.strip())
    terms = {word: named_term(word, vocabulary) for word in words}
    for word in (word for word, term in terms.items() if not term):
        builder.found(THEMES, word, _NO_TERM)
    known = tuple(dict.fromkeys(filter(None, terms.values())))
    if not known:
        suggested = suggest_terms(builder.prose(_TOLD), vocabulary)
        known = tuple(one.term for one in suggested)
        if known:
            found = ", ".join(f"‘{', '.join(one.words)}’" for one in suggested)
            check = Message("note.themes-check", {"words": found})
            builder.note(THEMES, Message("note.themes-guess"), check)
    if known:
        builder.fields[THEMES] = known
