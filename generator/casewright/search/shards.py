"""Shards: stems in alphabetical order, split into files of 8 to 16 kB compressed.

A shard is a head and a body, deflated without a header. The head is JSON, preceded by its length in
four bytes: for every stem ``[key, bytes in the body, documents if not all are here, form, count,
form, count, …]``. The body has, for every form, its documents as differences (variable-length,
seven bits per byte), then one byte for each impact. ``search-index.js`` reads it.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import sub
from typing import Final, NamedTuple

from casewright.search.facet_index import write_json
from casewright.search.index import IMPACT_BITS, IMPACT_MASK, MAX_SHARD_DOCUMENTS, Postings, Stem

MIN_SHARD_BYTES: Final = 12_000
MAX_SHARD_BYTES: Final = 28_000
"""Size before compression, which halves it."""
_CUT_ONE_IN: Final = 32
"""Whether a shard may end depends on the stem only, so that boundaries are stable."""
_HEAD_ITEM_BYTES: Final = 7

_SEVEN_BITS: Final = 7
_MORE: Final = 1 << _SEVEN_BITS


class Shard(NamedTuple):
    """A file of the index and the first stem in it."""

    first: str
    content: bytes


class Shards(NamedTuple):
    """The shards of one kind: ``rest`` holds the other documents of the ``common`` stems."""

    main: tuple[Shard, ...]
    rest: tuple[Shard, ...]
    common: tuple[str, ...]


class _Entry(NamedTuple):
    """A stem in a shard."""

    key: str
    head: tuple[str | int, ...]
    body: bytes


def cut_shards(stems: Iterable[Stem]) -> Shards:
    """Encode stems and split them into shards."""
    main: list[_Entry] = []
    rest: list[_Entry] = []
    for stem in stems:
        documents = frozenset() if stem.size <= MAX_SHARD_DOCUMENTS else stem.documents
        if len(documents) <= MAX_SHARD_DOCUMENTS:
            main.append(_encode(stem))
            continue
        best = stem.best()
        main.append(_encode(stem.restricted(best), len(documents)))
        rest.append(_encode(stem.restricted(documents - best)))
    return Shards(tuple(_cut(main)), tuple(_cut(rest)), tuple(entry.key for entry in rest))


def deflate(content: bytes) -> bytes:
    """Compress without a header."""
    compressor = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


def _cut(entries: Iterable[_Entry]) -> Iterator[Shard]:
    group: list[_Entry] = []
    size = 0
    for entry in entries:
        if size > MIN_SHARD_BYTES and (_may_end(entry.key) or size > MAX_SHARD_BYTES):
            yield _shard(group)
            group, size = [], 0
        group.append(entry)
        size += len(entry.body) + _HEAD_ITEM_BYTES * len(entry.head)
    if group:
        yield _shard(group)


def _may_end(key: str) -> bool:
    return blake2b(key.encode(), digest_size=1).digest()[0] % _CUT_ONE_IN == 0


def _shard(group: list[_Entry]) -> Shard:
    head = write_json([entry.head for entry in group]).encode()
    body = b"".join(entry.body for entry in group)
    return Shard(group[0].key, deflate(len(head).to_bytes(4, "little") + head + body))


def _encode(stem: Stem, documents: int = 0) -> _Entry:
    body = b"".join(map(_encode_postings, stem.forms.values()))
    forms: list[str | int] = []
    for form, postings in stem.forms.items():
        forms += (form, len(postings))
    return _Entry(stem.key, (stem.key, len(body), documents, *forms), body)


def _encode_postings(postings: Postings) -> bytes:
    numbers = [entry >> IMPACT_BITS for entry in postings]
    return encode_rising(numbers) + bytes([entry & IMPACT_MASK for entry in postings])


def encode_rising(rising: Sequence[int]) -> bytes:
    """Encode ascending numbers as differences, seven bits per byte, lowest first."""
    differences = [*rising[:1], *map(sub, rising[1:], rising)]
    if max(differences, default=0) < _MORE:
        return bytes(differences)
    encoded = bytearray()
    for difference in differences:
        rest = difference
        while rest >= _MORE:
            encoded.append(rest & (_MORE - 1) | _MORE)
            rest >>= _SEVEN_BITS
        encoded.append(rest)
    return bytes(encoded)
