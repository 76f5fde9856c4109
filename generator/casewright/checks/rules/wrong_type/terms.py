"""Corrections for a vocabulary whose terms are written as a list of words."""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.fields import is_id
from casewright.checks.rules.invalid_id import id_like
from casewright.diagnostics.diagnostic import Fix
from casewright.loader.files import File, VocabularyFile
from casewright.yaml.errors import ParseError
from casewright.yaml.fixes import INDENT
from casewright.yaml.nodes import Scalar, Sequence

TERMS: Final = "terms"

_BETWEEN: Final = re.compile(r"(?<!\s)\s*[,;]\s*")


def are_terms(fault: ParseError, file: File) -> bool:
    """Return whether an error concerns all terms of a vocabulary."""
    return isinstance(file, VocabularyFile) and fault.data == (TERMS,)


def as_terms(file: File) -> Fix | None:
    """Format every word as a term with an id, if an id can be made for each of them."""
    key, node = file.document.find((TERMS,))
    if not key or node is None:
        return None
    words = list(_words(file, node.items if isinstance(node, Sequence) else (node,)))
    ids = [id_like(word.strip("\"'")) for word, _ in words]
    if not words or not all(map(is_id, ids)) or len({*ids}) < len(ids):
        return None
    first, depth = key.start.line, " " * (key.start.column - 1) + INDENT
    lines = (
        line
        for id_, (word, _) in zip(ids, words, strict=True)
        for line in (f"{depth}{id_}:", f"{depth}{INDENT}label: {word}")
    )
    owner = f"{depth[: -len(INDENT)]}{TERMS}:"
    return Fix(first, (owner, *lines), max(line for _, line in words) - first + 1)


def _words(file: File, items: tuple[object, ...]) -> Iterator[tuple[str, int]]:
    """Return the words with their lines; an empty text for an item that is not a word."""
    for item in items:
        if not isinstance(item, Scalar) or item.start.line != item.end.line:
            yield "", 0
            continue
        line = file.source.line(item.start.line)
        written = line[item.start.column - 1 : item.end.column - 1]
        for word in [written] if item.style else _BETWEEN.split(written):
            yield word, item.start.line
