"""Terms that are broader than themselves, by a detour or at once: such a tree has no top.

Without a top the terms would hang below nothing, and appear in no index.
"""

from collections.abc import Iterator

from casewright.cases.files import File, VocabularyFile
from casewright.cases.reading.document import Scalar
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "broader-cycle"


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    if not isinstance(file, VocabularyFile) or not file.known:
        return
    for circle in _circles(file.known):
        path = ("terms", circle[0], "broader")
        value = file.document.find(path)[1]
        if isinstance(value, Scalar):
            variant = "self" if len(circle) == 1 else "circle"
            values = {"term": circle[0], "circle": " → ".join((*circle, circle[0]))}
            yield Finding(value.start, variant, values, data=path, width=value.width)


def _circles(vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Find every circle once, from its first term in the order of the file."""
    known: set[str] = set()
    for term in vocabulary.terms:
        walk: dict[str, None] = {}
        current: str | None = term
        while current and current in vocabulary.terms and current not in known:
            known.add(current)
            walk[current] = None
            current = vocabulary.terms[current].broader
        if current in walk:
            steps = tuple(walk)
            circle = steps[steps.index(current) :]
            order = [id_ for id_ in vocabulary.terms if id_ in circle]
            start = circle.index(order[0])
            yield circle[start:] + circle[:start]


RULE = Rule(ID, Severity.ERROR, _examine)
