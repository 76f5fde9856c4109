"""The index: postings of all documents by stem, merged from the word counts of each case.

A document's number is its slot in a table with room to spare, by a hash of its case's id: a new
case gives no other case another number, until the table has to grow.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from casewright.search.analysis import Analyzer, fold
from casewright.search.compounds import Compounds, learn_compounds
from casewright.search.documents import Impacts, quantise, weight_of

MAX_SHARD_DOCUMENTS: Final = 400
"""A stem of more documents leaves most of them to a file of their own."""
BEST_DOCUMENTS: Final = 120
"""How many it keeps of each of its forms."""
PART: Final = ""
"""The form under which a stem has the documents whose compounds hold it."""

_MIN_SLOTS: Final = 16
_IMPACT_BITS: Final = 8
_IMPACT_MASK: Final = (1 << _IMPACT_BITS) - 1

Postings = Mapping[int, int]
"""Impacts by document number, in rising order."""


@dataclass(frozen=True)
class Stem:
    """The documents of a stem by the form in which they have it, compounds under ``PART``."""

    key: str
    forms: Mapping[str, Postings]

    @property
    def documents(self) -> frozenset[int]:
        """All documents that have the stem in any form."""
        return frozenset().union(*self.forms.values())

    def best(self) -> frozenset[int]:
        """The documents with the highest impact in any of the forms, or in all together."""
        together: dict[int, float] = {}
        for postings in self.forms.values():
            for document, impact in postings.items():
                together[document] = together.get(document, 0) + weight_of(impact)
        rankings: list[Mapping[int, float]] = [together, *self.forms.values()]
        return frozenset(
            document for ranking in rankings for document in _first(ranking, BEST_DOCUMENTS)
        )

    def restricted(self, documents: frozenset[int]) -> "Stem":
        """Return the stem with only these documents."""
        forms = {
            form: {doc: impact for doc, impact in postings.items() if doc in documents}
            for form, postings in self.forms.items()
        }
        return Stem(self.key, {form: postings for form, postings in forms.items() if postings})


def _first(ranking: Mapping[int, float], limit: int) -> Sequence[int]:
    return sorted(ranking, key=lambda document: (-ranking[document], document))[:limit]


def number_cases(ids: Iterable[str]) -> Mapping[str, int]:
    """Return the slot of every case, in rising order of the slots."""
    hashes = sorted((_hash(id_), id_) for id_ in ids)
    size = table_size(len(hashes))
    slots: dict[int, str] = {}
    for number, id_ in hashes:
        slot = number % size
        while slot in slots:
            slot = (slot + 1) % size
        slots[slot] = id_
    return {id_: slot for slot, id_ in sorted(slots.items())}


def table_size(count: int) -> int:
    """Return the number of slots for so many cases."""
    size = _MIN_SLOTS
    while size < 2 * count:
        size *= 2
    return size


def _hash(id_: str) -> int:
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:8])


@dataclass(frozen=True)
class Index:
    """The merged postings of one kind of document.

    ``forms`` holds every word with the documents that have it, each as ``number << 8 | impact``.
    """

    forms: "Mapping[str, array[int]]"
    analyzer: Analyzer

    def stems(self) -> Iterator[Stem]:
        """Yield every stem, in alphabetical order."""
        forms: dict[str, list[str]] = {}
        for form in self.forms:
            forms.setdefault(self.analyzer.stem(form), []).append(form)
        holders = self._holders(learn_compounds(self.forms, self.analyzer.language))
        for key in sorted(forms.keys() | holders.keys()):
            postings = {form: _postings(self.forms[form]) for form in sorted(forms.get(key, ()))}
            if key in holders:
                postings[PART] = _add_up(self.forms[form] for form in sorted(holders[key]))
            yield Stem(key, postings)

    def _holders(self, compounds: Compounds) -> Mapping[str, set[str]]:
        """Return the forms in which each stem is a part."""
        holders: dict[str, set[str]] = {}
        stem = self.analyzer.stem
        for form in self.forms:
            for part in compounds.split(fold(form)):
                if stem(part) != stem(form):
                    holders.setdefault(stem(part), set()).add(form)
        return holders


def merge(documents: Iterable[tuple[int, Impacts]], analyzer: Analyzer) -> Index:
    """Merge the word counts of documents, which come in rising order of their numbers."""
    forms: "dict[str, array[int]]" = {}
    for number, impacts in documents:
        high = number << _IMPACT_BITS
        for form, impact in impacts.items():
            entries = forms.get(form)
            if entries is None:
                forms[form] = array("Q", (high | impact,))
            else:
                entries.append(high | impact)
    return Index(forms, analyzer)


def _postings(entries: "array[int]") -> Postings:
    return {entry >> _IMPACT_BITS: entry & _IMPACT_MASK for entry in entries}


def _add_up(lists: "Iterable[array[int]]") -> Postings:
    """Add the weights of several words in each document."""
    first, *others = lists
    if not others:
        return _postings(first)
    weights: dict[int, float] = {}
    for entries in (first, *others):
        for entry in entries:
            number = entry >> _IMPACT_BITS
            weights[number] = weights.get(number, 0) + weight_of(entry & _IMPACT_MASK)
    return {number: quantise(weights[number]) for number in sorted(weights)}
