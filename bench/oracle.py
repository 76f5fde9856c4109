"""A brute-force search: no shards, no quantization, every document is scored.

It defines what ``search-index.js`` has to return; the tests compare both, and ``bench.ranking``
measures either. The constants are those of the script.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Final

from casewright.search.analysis import Analyzer, fold, join_hyphenated, tokenize
from casewright.search.compounds import learn_compounds
from casewright.search.documents import CASE_FIELDS, CaseText, weigh_exactly
from casewright.search.index import number_cases
from casewright.search.spelling import list_words

STEM_WEIGHT: Final = 0.7
PART_WEIGHT: Final = 0.4
SATURATION: Final = 3
COVERAGE_POWER: Final = 1.5
MIN_COVERAGE: Final = 0.5
TINY: Final = 1e-9
MIN_WORD: Final = 4
LONG_WORD: Final = 8


class Oracle:
    """Search texts by id."""

    def __init__(self, texts: Mapping[str, CaseText], language: str) -> None:
        self._texts = texts
        self._order = number_cases(texts)
        self._analyzer = Analyzer(language)
        self._weights = {id_: _weigh(text) for id_, text in texts.items()}
        forms: dict[str, dict[str, dict[str, float]]] = {}
        parts: dict[str, dict[str, float]] = {}
        words = frozenset().union(*self._weights.values())
        compounds = learn_compounds(words, language)
        inside = {word: {*map(self._analyzer.stem, compounds.split(fold(word)))} for word in words}
        for id_, weights in self._weights.items():
            for word, weight in weights.items():
                stem = self._analyzer.stem(word)
                forms.setdefault(stem, {}).setdefault(word, {})[id_] = weight
                for part in inside[word] - {stem}:
                    known = parts.setdefault(part, {})
                    known[id_] = known.get(id_, 0) + weight
        self._forms, self._parts = forms, parts

    @cached_property
    def _spelling(self) -> Mapping[str, Sequence[str]]:
        counts = Counter(word for weights in self._weights.values() for word in weights)
        return list_words(
            item for item in counts.items() if item[0] not in self._analyzer.stop_words
        )

    def search(self, question: str, limit: int = 10) -> list[str]:
        """Return the ids of the best documents, best first."""
        scores: Counter[str] = Counter()
        covered: Counter[str] = Counter()
        counts: Counter[str] = Counter()
        terms, is_sentence = self._terms(question)
        whole = 0.0
        for term in terms:
            weights = self._match(term)
            idf = log(1 + (len(self._texts) - len(weights) + 0.5) / (len(weights) + 0.5))
            whole += idf
            counts.update(weights.keys())
            for id_, weight in weights.items():
                scores[id_] += idf * weight * (SATURATION + 1) / (weight + SATURATION)
                covered[id_] += idf
        enough = min(whole * MIN_COVERAGE, max(covered.values(), default=0)) - TINY
        found = [
            id_ for id_ in scores
            if covered[id_] >= enough or counts[id_] >= len(terms) * MIN_COVERAGE
        ]  # fmt: skip

        def rank(id_: str) -> tuple[bool, float, int]:
            score = scores[id_] * (covered[id_] / whole) ** COVERAGE_POWER
            return (not is_sentence and counts[id_] < len(terms), -score, self._order[id_])

        phrases = re.findall(r'"([^"]+)"', question)
        return [id_ for id_ in sorted(found, key=rank) if self._has_phrases(id_, phrases)][:limit]

    def _has_phrases(self, id_: str, phrases: Iterable[str]) -> bool:
        text = self._texts[id_]
        blocks = [tokenize(b) for b in (text.title, text.summary, *text.blocks)]
        lines = [f" {' '.join(map(fold, block))} " for block in blocks]
        return all(
            any(f" {' '.join(map(fold, tokenize(phrase)))} " in line for line in lines)
            for phrase in phrases
        )

    def _terms(self, question: str) -> tuple[list[str], bool]:
        """Return the words that are searched, and whether a stop word was left out."""
        words = list(dict.fromkeys(tokenize(question)))
        asked = [word for word in words if fold(word) not in self._analyzer.stop_words] or words
        terms: list[str] = []
        for word in asked:
            terms += [word] if self._known(word) else self._correct(word)
        return list(dict.fromkeys(terms)), len(asked) < len(words)

    def _known(self, word: str) -> bool:
        stem = self._analyzer.stem(word)
        return stem in self._forms or stem in self._parts

    def _correct(self, word: str) -> list[str]:
        folded = fold(word)
        if len(folded) < MIN_WORD:
            return []
        allowed = 1 if len(folded) < LONG_WORD else 2
        best, fewest = None, allowed + 1
        for other in self._spelling.get(folded[0], ()):
            far = distance(folded, fold(other), fewest)
            if far < fewest:
                best, fewest = other, far
        if best:
            return [best]
        return self._split(folded)

    def _split(self, word: str) -> list[str]:
        listed = {fold(other) for other in self._spelling.get(word[0], ())}
        for place in range(MIN_WORD, len(word) - MIN_WORD + 1):
            first, second = word[:place], word[place:]
            for link in ("", "s", "en", "e", "n"):
                part = first[: len(first) - len(link)]
                if first.endswith(link) and len(part) >= MIN_WORD and part in listed:
                    if self._known(second):
                        return [part, second]
                    break
        return []

    def _match(self, word: str) -> Mapping[str, float]:
        stem = self._analyzer.stem(word)
        weights: dict[str, float] = {}
        for form, postings in self._forms.get(stem, {}).items():
            exact = form == word or fold(form) == word
            for id_, weight in postings.items():
                weights[id_] = weights.get(id_, 0) + weight * (1 if exact else STEM_WEIGHT)
        for id_, weight in self._parts.get(stem, {}).items():
            weights[id_] = weights.get(id_, 0) + weight * PART_WEIGHT
        return weights


def distance(one: str, other: str, limit: int) -> int:
    """Return the edit distance of two words, with transpositions; at most ``limit``."""
    if abs(len(one) - len(other)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        after = [i]
        for j, another in enumerate(other, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        if min(after) >= limit:
            return limit
        before, row = row, after
    return min(row[-1], limit)


def _weigh(text: CaseText) -> Mapping[str, float]:
    def count(*texts: str) -> Counter[str]:
        joined = "\n".join(texts)
        return Counter([*tokenize(joined), *join_hyphenated(joined)])

    first, last = text.places[0], text.places[-1]
    fields = {
        "title": count(text.title),
        "summary": count(text.summary),
        "terms": count(*text.terms),
        "lessons": sum((count(*lesson) for lesson in text.lessons), Counter()),
        "body": count(*text.blocks[:first], *text.blocks[last:]),
    }
    return weigh_exactly(fields, CASE_FIELDS)
