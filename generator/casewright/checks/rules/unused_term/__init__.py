"""A term that no case uses: readers who choose it find nothing.

It is advice: a vocabulary may be ahead of its cases. A term is in use when a narrower one is.
Where a case could not be read, or a word was misspelt, nothing is said: that may be the term.
A vocabulary gets one finding, however many of its terms are waiting for a case.
"""

from collections.abc import Iterator
from typing import Final

from casewright.cases.files import File, VocabularyFile
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import Severity

ID = "unused-term"

MOST_NAMED: Final = 10
"""Terms that are named; the rest is counted."""


def _examine(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, VocabularyFile) or not file.vocabulary:
        return
    vocabulary, named = file.vocabulary, context.project.used_terms(file.id)
    broader = {term.broader for term in vocabulary.terms.values() if term.broader}
    if named is None or not broader <= vocabulary.terms.keys():
        return
    used = {above for term in named for above in vocabulary.lineage(term)}
    unused = [term for term in vocabulary.terms if term not in used]
    key = file.document.find(("terms", unused[0]))[0] if unused else None
    if key:
        values: Values = {
            "count": len(unused),
            "term": unused[0],
            "label": vocabulary.terms[unused[0]].label.text(context.settings.language),
            "terms": (*unused[:MOST_NAMED], *(["…"] if len(unused) > MOST_NAMED else [])),
        }
        variant = "unused" if len(unused) == 1 else "several"
        yield Finding(key.start, variant, values, data=("terms", unused[0]), width=key.width)


RULE = Rule(ID, Severity.ADVICE, _examine)
