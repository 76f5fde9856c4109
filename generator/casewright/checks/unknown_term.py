"""A word that is in no vocabulary: the case would not be found by it.

The terms of a case, the themes of its lessons, and the terms that a vocabulary's own terms point
at have to exist. Whoever writes a label or a synonym in place of the id is told the id.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from casewright.cases.collection import CaseFile, File
from casewright.cases.document import Document, Scalar, Sequence
from casewright.cases.vocabulary import THEMES, Vocabulary, field_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import DataPath, Severity

ID = "unknown-term"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    vocabularies = context.collection.vocabularies
    if isinstance(file, CaseFile):
        for facet, vocabulary in vocabularies.items():
            yield from _unknown(file.document, (field_of(facet),), vocabulary)
        if THEMES in vocabularies:
            yield from _in_lessons(file.document, vocabularies[THEMES])
    elif file.vocabulary:
        for term in file.vocabulary.terms:
            for key in ("broader", "related"):
                yield from _unknown(file.document, ("terms", term, key), file.vocabulary)


def _in_lessons(document: Document, themes: Vocabulary) -> Iterator[Finding]:
    lessons = document.find(("lessons",))[1]
    for index in range(len(lessons.items) if isinstance(lessons, Sequence) else 0):
        yield from _unknown(document, ("lessons", index, "themes"), themes)


def _unknown(document: Document, path: DataPath, vocabulary: Vocabulary) -> Iterator[Finding]:
    for place, scalar in _given(document, path):
        if scalar.value in vocabulary.terms or scalar.empty:
            continue
        suggestion = suggest(scalar.value, vocabulary)
        values = {"term": scalar.value, "suggestion": suggestion, "field": str(path[-1])}
        tip = "did-you-mean" if suggestion else "see-vocabulary"
        width = max(1, scalar.end.column - scalar.start.column)
        yield Finding(scalar.start, "unknown", values, tip, place, width)


def _given(document: Document, path: DataPath) -> Iterator[tuple[DataPath, Scalar]]:
    node = document.find(path)[1]
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                yield (*path, index), item


def suggest(text: str, vocabulary: Vocabulary) -> str:
    """Find the term that someone most likely meant; the empty text where none comes near."""
    names = {
        name.casefold(): id_
        for id_, term in vocabulary.terms.items()
        for name in (*term.synonyms, *term.label.texts.values(), id_)
    }
    close = get_close_matches(text.casefold(), names, n=1, cutoff=0.7)
    return names[close[0]] if close else ""


RULE = Rule(ID, Severity.ERROR, _examine)
