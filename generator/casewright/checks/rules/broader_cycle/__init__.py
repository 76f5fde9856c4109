"""Terms that are, directly or indirectly, broader than themselves.

Such terms have no root, so they would be missing from the index of the vocabulary.
"""

from collections.abc import Iterator

from casewright.cases.vocabulary import Vocabulary
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File, VocabularyFile
from casewright.yaml.nodes import Scalar

ID = "broader-cycle"


def _check(file: File, _context: Context) -> Iterator[Finding]:
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
    """Return every cycle once, starting at its first term in file order."""
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


RULE = Rule(ID, Severity.ERROR, _check)
