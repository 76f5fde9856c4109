"""Terms that no case uses.

This is advice: a vocabulary may be ahead of its cases. A term counts as used if a narrower one is.
Nothing is reported while a case cannot be read or has an unknown term: it may use the term. All
unused terms of a vocabulary are one finding.
"""

from collections.abc import Iterator
from typing import Final

from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.checks.rules import invalid_id
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File, VocabularyFile

ID = "unused-term"

MAX_TERMS_NAMED: Final = 10
"""Terms that are listed by name; the others are counted."""


def _check(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, VocabularyFile) or not file.vocabulary:
        return
    if invalid_id.meant_facet(file.id, context):
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
            "terms": (*unused[:MAX_TERMS_NAMED], *(["…"] if len(unused) > MAX_TERMS_NAMED else [])),
        }
        variant = "unused" if len(unused) == 1 else "several"
        yield Finding(key.start, variant, values, data=("terms", unused[0]), width=key.width)


RULE = Rule(ID, Severity.ADVICE, _check)
