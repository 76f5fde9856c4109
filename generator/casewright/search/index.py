"""The index: postings of all documents by stem, merged from the word counts of each case.

The number of a document is its slot in a hash table, by the id of its case: a new case does not
change the numbers of others, until the table has to grow.
"""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from casewright.search.analysis import Analyzer, fold
from casewright.search.compounds import Compounds
from casewright.search.documents import Impacts, quantise, weight_of

MAX_SHARD_DOCUMENTS: Final = 1500
"""Number of documents above which a stem moves most of them to a separate file."""
BEST_DOCUMENTS: Final = 150
"""Number of documents it keeps for each form."""
PART: Final = ""
"""The form of documents with a compound that contains the stem."""

_NUMBER_BITS: Final = 40
_MIN_SLOTS: Final = 16
IMPACT_BITS: Final = 8
IMPACT_MASK: Final = (1 << IMPACT_BITS) - 1

Postings: TypeAlias = "array[int]"
"""Documents by ascending number, each as ``number << 8 | impact``."""


@dataclass(frozen=True)
class Stem:
    """The documents of a stem by its word forms, compounds under ``PART``."""

    key: str
    forms: Mapping[str, Postings]

    @property
    def size(self) -> int:
        """The number of documents; those with several forms count for each."""
        return sum(map(len, self.forms.values()))

    @property
    def documents(self) -> frozenset[int]:
        """All documents that contain the stem in any form."""
        return frozenset(entry >> IMPACT_BITS for entry in chain(*self.forms.values()))

    def best(self) -> frozenset[int]:
        """The documents with the highest impact in any form, or in all forms combined."""
        rankings = [*self.forms.values(), _add_up(self.forms.values())]
        return frozenset(chain.from_iterable(map(_best, rankings)))

    @property
    def parts(self) -> Iterator[bytes]:
        """Everything in the stem, as bytes."""
        yield self.key.encode()
        for form, postings in self.forms.items():
            yield from (form.encode(), postings.tobytes())

    def restricted(self, documents: frozenset[int]) -> "Stem":
        """Return the stem with only these documents."""
        forms = {
            form: array("I", (entry for entry in postings if entry >> IMPACT_BITS in documents))
            for form, postings in self.forms.items()
        }
        return Stem(self.key, {form: postings for form, postings in forms.items() if postings})


def _best(postings: Postings) -> list[int]:
    """Return the documents with the highest impacts; ties are broken by number."""
    ranked = sorted(
        (~entry & IMPACT_MASK) << _NUMBER_BITS | entry >> IMPACT_BITS for entry in postings
    )
    return [entry & ((1 << _NUMBER_BITS) - 1) for entry in ranked[:BEST_DOCUMENTS]]


def number_cases(ids: Iterable[str]) -> Mapping[str, int]:
    """Return the slot of every case, by ascending slot."""
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
    """Return the number of slots for a number of cases."""
    size = _MIN_SLOTS
    while size < 2 * count:
        size *= 2
    return size


def _hash(id_: str) -> int:
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:8])


@dataclass(frozen=True)
class Index:
    """The merged postings of one kind of document.

    ``forms`` holds every word with the documents that contain it, each as ``number << 8 | impact``.
    """

    forms: Mapping[str, Postings]
    analyzer: Analyzer

    def stems(self, compounds: Compounds) -> Iterator[Stem]:
        """Iterate over all stems in alphabetical order."""
        forms: dict[str, list[str]] = {}
        holders: dict[str, list[str]] = {}
        stem = self.analyzer.stem
        for form in sorted(self.forms):
            key = stem(form)
            forms.setdefault(key, []).append(form)
            for part in {stem(part) for part in compounds.split(fold(form))} - {key}:
                holders.setdefault(part, []).append(form)
        for key in sorted(forms.keys() | holders.keys()):
            postings: dict[str, Postings] = {form: self.forms[form] for form in forms.get(key, ())}
            if key in holders:
                postings[PART] = _add_up(self.forms[form] for form in holders[key])
            yield Stem(key, postings)


class IndexBuilder:
    """Merge the word counts of documents, which are added by ascending number."""

    def __init__(self) -> None:
        self._forms: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))

    def add(self, number: int, impacts: Impacts) -> None:
        """Add a document."""
        forms, high = self._forms, number << IMPACT_BITS
        for form, impact in impacts.items():
            forms[form].append(high | impact)

    def build(self, analyzer: Analyzer) -> Index:
        """Return the index of the added documents."""
        return Index(self._forms, analyzer)


def _add_up(lists: Iterable[Postings]) -> Postings:
    """Add the weights of several words in each document."""
    first, *others = lists
    if not others:
        return first
    weights: dict[int, float] = {}
    for entry in chain(first, *others):
        number = entry >> IMPACT_BITS
        weights[number] = weights.get(number, 0) + weight_of(entry & IMPACT_MASK)
    added = (number << IMPACT_BITS | quantise(weights[number]) for number in sorted(weights))
    return array("I", added)
