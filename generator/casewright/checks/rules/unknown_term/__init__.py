"""A word that is in no vocabulary: the case would not be found by it.

The terms of a case, the themes of its lessons, and the terms that a vocabulary's own terms point
at have to exist. Whoever writes a label or a synonym in place of the id is told the id.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.collection import CaseFile, File, VocabularyFile
from casewright.cases.reading.document import Document, Mapping, Mark, Scalar, Sequence
from casewright.cases.vocabulary import THEMES, Vocabulary, field_of
from casewright.checks.naming import field_name, nearest
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import DataPath, Severity

ID = "unknown-term"

_NO_DASH: Final = re.compile(
    r"\s*(?:-(?=[^\s-])|[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7+](?=\s))"
)


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for vocabulary_file in context.collection.vocabulary_files:
        if not vocabulary_file.known:
            continue
        for path in _paths(file, vocabulary_file):
            yield from _unknown(file, path, vocabulary_file, context)


def _paths(file: File, vocabulary_file: VocabularyFile) -> Iterator[DataPath]:
    """List the fields of a file that hold terms of a vocabulary."""
    if isinstance(file, CaseFile):
        yield from fields_of(vocabulary_file.id, file)
    elif file is vocabulary_file and vocabulary_file.known:
        for term in vocabulary_file.known.terms:
            yield from (("terms", term, key) for key in ("broader", "related"))


def fields_of(vocabulary: str, file: CaseFile) -> Iterator[DataPath]:
    """List the fields of a case that hold terms of a vocabulary: its own, and those of lessons."""
    yield (field_of(vocabulary),)
    lessons = file.document.find(("lessons",))[1]
    if vocabulary == THEMES and isinstance(lessons, Sequence):
        for index, lesson in enumerate(lessons.items):
            if isinstance(lesson, Mapping):
                yield ("lessons", index, "themes")


def _unknown(
    file: File, path: DataPath, vocabulary_file: VocabularyFile, context: Context
) -> Iterator[Finding]:
    vocabulary = vocabulary_file.known
    for place, scalar in given(file.document, path):
        if not vocabulary or scalar.empty or scalar.value in vocabulary.terms:
            continue
        if dash := _no_dash(file, scalar):
            yield Finding(dash, "dash", data=place)
            continue
        suggestion = suggest(scalar.value, vocabulary)
        values: Values = {
            "field": field_name(str(path[-1]), context),
            "term": scalar.value,
            "suggestion": suggestion,
            "file": vocabulary_file.source.path,
        }
        tip = "did-you-mean" if suggestion else "see-vocabulary"
        yield Finding(scalar.start, "unknown", values, tip, place, scalar.width)


def _no_dash(file: File, scalar: Scalar) -> Mark | None:
    """Find what was meant for a dash with a space: it made one text of what should be a list."""
    for number in range(scalar.start.line, scalar.end.line + 1):
        match = _NO_DASH.match(file.source.line(number))
        if match and not scalar.style:
            return Mark(number, match.end())
    return None


def given(document: Document, path: DataPath) -> Iterator[tuple[DataPath, Scalar]]:
    """Walk over the ids in a field that holds one or a list of them."""
    node = document.find(path)[1]
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield (*path, index), item


def suggest(text: str, vocabulary: Vocabulary) -> str:
    """Find the term that someone most likely meant; the empty text where none comes near."""
    return nearest(
        text,
        {
            name.casefold(): id_
            for id_, term in vocabulary.terms.items()
            for name in (*term.synonyms, *term.label.texts.values(), id_)
        },
    )


RULE = Rule(ID, Severity.ERROR, _examine)
