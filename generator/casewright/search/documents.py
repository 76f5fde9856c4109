"""Search documents: the text of a case by field, and the impact of each word.

``index_document`` is pure and needs no other case, so its result can be stored, and only the merge
is repeated for an unchanged case.
"""

import dataclasses
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import Final, NamedTuple

from casewright.cases.case import Case
from casewright.cases.vocabulary import Term, Vocabulary
from casewright.prose.plain_text import plain_blocks
from casewright.search.analysis import join_hyphenated, tokenize

Impacts = Mapping[str, int]
"""The quantised impact of each word of a text."""

STEPS_PER_OCTAVE: Final = 16
IMPACT_OF_ONE: Final = 96
"""An impact of n is a weight of 2 to the power of (n - 96) / 16: 0.016 to 980."""
MAX_IMPACT: Final = 255

_STORY: Final = ("why", "what", "how", "result")


@dataclass(frozen=True)
class Field:
    """The parameters of a field (BM25F): weight, usual length, and length normalization."""

    weight: float
    usual_words: int
    length_effect: float

    def weigh(self, words: int) -> float:
        """Return the weight of one occurrence in a field with a number of words."""
        return self.weight / (1 + self.length_effect * (words / self.usual_words - 1))


CASE_FIELDS: Final = {
    "title": Field(10, 8, 0.6),
    "summary": Field(2.5, 25, 0.4),
    "terms": Field(1.5, 6, 0.3),
    "lessons": Field(1.2, 80, 0.6),
    "body": Field(1, 400, 0.7),
}
LESSON_FIELDS: Final = {"lesson": Field(3, 25, 0.5)}
"""The lengths are fixed, so that a change does not affect the impacts of other cases."""


@dataclass(frozen=True)
class CaseText:
    """A case as plain text: ``blocks`` in reading order, lesson ``n`` at ``places[n:n + 2]``."""

    title: str
    summary: str
    terms: tuple[str, ...]
    blocks: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def lessons(self) -> Iterator[tuple[str, ...]]:
        """Iterate over the blocks of every lesson."""
        for start, end in zip(self.places, self.places[1:], strict=False):
            yield self.blocks[start:end]


class WordCounts(NamedTuple):
    """The impact of the words of a case, and of each of its lessons."""

    case: Impacts
    lessons: tuple[Impacts, ...]


TextSource = Callable[[Iterable[str]], Iterator[tuple[CaseText, WordCounts]]]
"""Load the texts and the word counts of the cases with some ids, in that order."""


def read_case(case: Case, vocabularies: Mapping[str, Vocabulary], language: str) -> CaseText:
    """Return the text of a case; terms include their labels, synonyms and broader terms."""
    story = (case.why, case.what, case.how, case.result, *case.further(*_STORY).values())
    later = (
        case.reflection,
        *case.further("reflection").values(),
        *(follow_up.text for follow_up in case.follow_ups),
        *(quote.text for quote in case.quotes),
    )
    before = tuple(chain.from_iterable(map(plain_blocks, story)))
    lessons = [plain_blocks(lesson.lesson) for lesson in case.lessons]
    after = chain.from_iterable(map(plain_blocks, later))
    return CaseText(
        title=_line(case.title) or case.id,
        summary=_line(case.summary),
        terms=_term_names(_terms(case, vocabularies), language),
        blocks=(*before, *chain.from_iterable(lessons), *after),
        places=tuple(accumulate(map(len, lessons), initial=len(before))),
    )


def index_document(text: CaseText) -> WordCounts:
    """Return the word counts of a case."""
    lessons = [_count("\n".join(lesson)) for lesson in text.lessons]
    first, last = text.places[0], text.places[-1]
    body = _count("\n".join((*text.blocks[:first], *text.blocks[last:])))
    fields = {
        "body": body,
        "title": _count(text.title),
        "summary": _count(text.summary),
        "terms": _count("\n".join(text.terms)),
        "lessons": sum(lessons, Counter()),
    }
    return WordCounts(
        case=_weigh(fields, CASE_FIELDS),
        lessons=tuple(_weigh({"lesson": lesson}, LESSON_FIELDS) for lesson in lessons),
    )


def read_documents(
    cases: Iterable[Case], vocabularies: Mapping[str, Vocabulary], language: str
) -> Iterator[tuple[CaseText, WordCounts]]:
    """Iterate over the text and the word counts of some cases."""
    for case in cases:
        text = read_case(case, vocabularies, language)
        yield text, index_document(text)


def encode_document(text: CaseText, counts: WordCounts) -> bytes:
    """Return a text and its word counts as JSON."""
    values = [*dataclasses.astuple(text), *counts]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def decode_document(data: bytes) -> tuple[CaseText, WordCounts]:
    """Decode the result of ``encode_document``."""
    title, summary, terms, blocks, places, case, lessons = json.loads(data)
    text = CaseText(title, summary, tuple(terms), tuple(blocks), tuple(places))
    return text, WordCounts(case, tuple(lessons))


def weigh_exactly(
    fields: Mapping[str, Mapping[str, int]], weights: Mapping[str, Field]
) -> Mapping[str, float]:
    """Return the field-weighted, length-normalised frequency of every word."""
    weighed: dict[str, float] = {}
    for name, counts in fields.items():
        one = weights[name].weigh(sum(counts.values()))
        for word, count in counts.items():
            weighed[word] = weighed.get(word, 0) + count * one
    return weighed


@cache
def quantise(weight: float) -> int:
    """Return the impact, one byte, of a weight."""
    return min(MAX_IMPACT, max(1, round(STEPS_PER_OCTAVE * math.log2(weight)) + IMPACT_OF_ONE))


@cache
def weight_of(impact: int) -> float:
    """Return the weight of an impact."""
    return float(2 ** ((impact - IMPACT_OF_ONE) / STEPS_PER_OCTAVE))


def _weigh(fields: Mapping[str, Mapping[str, int]], weights: Mapping[str, Field]) -> Impacts:
    weighed = weigh_exactly(fields, weights)
    return {word: quantise(weight) for word, weight in weighed.items()}


def _count(text: str) -> Counter[str]:
    counts = Counter(tokenize(text))
    counts.update(join_hyphenated(text))
    return counts


def _terms(case: Case, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Term]:
    for facet, vocabulary in vocabularies.items():
        for id_ in case.terms(facet):
            for above in vocabulary.lineage(id_):
                yield vocabulary.terms[above]


def _term_names(terms: Iterable[Term], language: str) -> tuple[str, ...]:
    names = ((term.label.text(language), *term.synonyms) for term in terms)
    return tuple(dict.fromkeys(chain.from_iterable(names)))


def _line(text: str) -> str:
    return " ".join(text.split())
