"""The terms of a vocabulary, where somebody wrote a list of words: as they would be right."""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.fields import is_id
from casewright.cases.files import File, VocabularyFile
from casewright.cases.reading.document import Scalar, Sequence
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.mending import STEP
from casewright.checks.rules.invalid_id import id_like
from casewright.diagnostics.diagnostic import Correction

TERMS: Final = "terms"

_BETWEEN: Final = re.compile(r"(?<!\s)\s*[,;]\s*")


def are_terms(fault: Fault, file: File) -> bool:
    """Tell whether a fault is about all terms of a vocabulary."""
    return isinstance(file, VocabularyFile) and fault.data == (TERMS,)


def as_terms(file: File) -> Correction | None:
    """Show every word with an id above it, where an id can be made of each."""
    key, node = file.document.find((TERMS,))
    if not key or node is None:
        return None
    words = list(_words(file, node.items if isinstance(node, Sequence) else (node,)))
    ids = [id_like(word.strip("\"'")) for word, _ in words]
    if not words or not all(map(is_id, ids)) or len({*ids}) < len(ids):
        return None
    first, depth = key.start.line, " " * (key.start.column - 1) + STEP
    lines = (
        line
        for id_, (word, _) in zip(ids, words, strict=True)
        for line in (f"{depth}{id_}:", f"{depth}{STEP}label: {word}")
    )
    owner = f"{depth[: -len(STEP)]}{TERMS}:"
    return Correction(first, (owner, *lines), max(line for _, line in words) - first + 1)


def _words(file: File, items: tuple[object, ...]) -> Iterator[tuple[str, int]]:
    """Give the words as they are written, each with its line; an empty one for what is none."""
    for item in items:
        if not isinstance(item, Scalar) or item.start.line != item.end.line:
            yield "", 0
            continue
        line = file.source.line(item.start.line)
        written = line[item.start.column - 1 : item.end.column - 1]
        for word in [written] if item.style else _BETWEEN.split(written):
            yield word, item.start.line
