"""Terms that are not in the vocabulary.

This covers the terms of a case, the themes of its lessons, and the terms to which a vocabulary's
own terms refer. For a label or a synonym, the tip gives the id.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.fields import is_id
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.labels import format_field_name
from casewright.checks.queries import iter_ids, iter_term_fields
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.checks.rules.invalid_id import id_like
from casewright.checks.suggestions import closest_match
from casewright.diagnostics.diagnostic import DataPath, Fix, Severity
from casewright.i18n.message import Message
from casewright.loader.files import CaseFile, File, VocabularyFile
from casewright.yaml.fixes import INDENT, quote
from casewright.yaml.nodes import Mark, Scalar

ID = "unknown-term"

_BETWEEN: Final = re.compile(r"(?<!\s)\s*[,;]\s*")
_SIGN: Final = re.compile(r"[^\w .,()/’-]|^\W")
_ANY_DASH: Final = re.compile(
    r"(?<!\s)\s*(?:-|[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7+*](?=\s))"
)
_NO_DASH: Final = re.compile(
    r"\s*(?:-(?=[^\s-])|[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7+](?=\s))"
)


def _check(file: File, context: Context) -> Iterator[Finding]:
    for vocabulary_file in context.vocabulary_files:
        if not vocabulary_file.known:
            continue
        for path in _paths(file, vocabulary_file):
            yield from _unknown(file, path, vocabulary_file, context)


def _paths(file: File, vocabulary_file: VocabularyFile) -> Iterator[DataPath]:
    """Return the fields of a file that hold terms of a vocabulary."""
    if isinstance(file, CaseFile):
        yield from iter_term_fields(vocabulary_file.id, file)
    elif file is vocabulary_file and vocabulary_file.known:
        for term in vocabulary_file.known.terms:
            yield from (("terms", term, key) for key in ("broader", "related"))


def _unknown(
    file: File, path: DataPath, vocabulary_file: VocabularyFile, context: Context
) -> Iterator[Finding]:
    vocabulary = vocabulary_file.known
    for place, scalar in iter_ids(file.document, path):
        if not vocabulary or scalar.empty or scalar.value in vocabulary.terms:
            continue
        terms = _listed(_pieces(file, scalar), vocabulary)
        edit = _as_list(file, place, scalar, terms) if terms else None
        if dash := _no_dash(file, scalar):
            yield Finding(dash, "dash", data=place, correction=edit)
            continue
        suggestion = "" if terms else suggest(scalar.value, vocabulary)
        values: Values = {
            "field": _name(str(path[-1]), file, context),
            "term": scalar.value,
            "suggestion": suggestion,
            "file": vocabulary_file.source.path,
            "id": id_like(scalar.value),
            "label": _as_value(scalar.value),
        }
        tip = "list" if terms else "did-you-mean" if suggestion else _other_tip(scalar.value)
        yield Finding(scalar.start, "unknown", values, tip, place, scalar.width, correction=edit)


def _other_tip(text: str) -> str:
    """Return a tip on how to add a term, if an id can be made from the text."""
    return "add-term" if is_id(id_like(text)) else "see-vocabulary"


def _name(key: str, file: File, context: Context) -> Message:
    """Return the name of a field; the labels are those of cases, not of terms."""
    if isinstance(file, CaseFile):
        return format_field_name(key, context)
    return Message("field.bare", {"field": key})


def _as_value(text: str) -> str:
    """Format a text as the value of a key."""
    return quote([text])[0] if _SIGN.search(text) else text


def _pieces(file: File, scalar: Scalar) -> list[str]:
    """Split a text at punctuation and line breaks, and drop dashes of a list."""
    lines, (first, start), (last, end) = [scalar.value], scalar.start, scalar.end
    if not scalar.style and first < last:
        below = [file.source.line(number) for number in range(first + 1, last)]
        lines = [file.source.line(first)[start - 1 :], *below, file.source.line(last)[: end - 1]]
    lines = [_ANY_DASH.sub("", line) for line in lines if line.strip()]
    return [piece.strip() for line in lines for piece in _BETWEEN.split(line) if piece.strip()]


def _listed(pieces: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the terms in a text, if all of its pieces are terms."""
    terms = tuple(
        piece if piece in vocabulary.terms else suggest(piece, vocabulary) for piece in pieces
    )
    return terms if len(pieces) > 1 and all(terms) else ()


def _as_list(file: File, place: DataPath, scalar: Scalar, terms: tuple[str, ...]) -> Fix | None:
    """Format terms as a list, one per line."""
    key, line = file.document.find(place)[0], scalar.start.line
    before = file.source.line(line)[: scalar.start.column - 1]
    if (scalar.style and line != scalar.end.line) or "[" in before or "{" in before:
        return None
    owner: tuple[str, ...] = ()
    if key and before.strip():
        owner, before = (before.rstrip(),), " " * (key.start.column - 1) + INDENT
    start = f"{before}- " if key else before
    items = (f"{start}{term}" for term in terms)
    return Fix(line, (*owner, *items), scalar.end.line - line + 1)


def _no_dash(file: File, scalar: Scalar) -> Mark | None:
    """Return where a dash without a space turned a list into one text."""
    for number in range(scalar.start.line, scalar.end.line + 1):
        match = _NO_DASH.match(file.source.line(number))
        if match and not scalar.style:
            return Mark(number, match.end())
    return None


def suggest(text: str, vocabulary: Vocabulary) -> str:
    """Return the term that had the name before, else the most similar one, else no text."""
    return vocabulary.renamed.get(text) or closest_match(
        text,
        {
            name.casefold(): id_
            for id_, term in vocabulary.terms.items()
            for name in (*term.synonyms, *term.label.texts.values(), id_)
        },
    )


RULE = Rule(ID, Severity.ERROR, _check)
