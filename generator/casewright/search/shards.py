"""Shards: stems in alphabetical order, split into files of 8 to 16 kB compressed.

A shard is a head and a body, deflated without a header. The head is JSON, preceded by its length in
four bytes: for every stem ``[key, bytes in the body, documents if not all are here, form, count,
form, count, …]``. The body has, for every form, its documents as differences (variable-length,
seven bits per byte), then one byte for each impact. ``search-index.js`` reads it.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain
from operator import sub
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from casewright.search.facet_index import write_json
from casewright.search.index import IMPACT_BITS, IMPACT_MASK, MAX_SHARD_DOCUMENTS, Postings, Stem

MIN_SHARD_BYTES: Final = 12_000
MAX_SHARD_BYTES: Final = 28_000
"""Size before compression, which halves it."""
_CUT_ONE_IN: Final = 32
"""Whether a shard may end depends on the stem only, so that boundaries are stable."""
_HEAD_ITEM_BYTES: Final = 7
_POSTING_BYTES: Final = 2
_KIND: Final = "shard"
"""Kind of the content of shards in a cache; the key covers all that is encoded."""
_KEY_BYTES: Final = 16

_SEVEN_BITS: Final = 7
_MORE: Final = 1 << _SEVEN_BITS


@dataclass(frozen=True)
class Shard:
    """A file of the index and the first stem in it."""

    first: str
    content: bytes


@dataclass(frozen=True)
class Shards:
    """The shards of one kind: ``rest`` holds the other documents of the ``common`` stems."""

    main: tuple[Shard, ...]
    rest: tuple[Shard, ...]
    common: tuple[str, ...]


class Cache(Protocol):
    """Results of earlier builds, by kind and by a digest of what they were made from."""

    def get_many(self, kind: str, keys: Iterable[bytes], /) -> Mapping[bytes, bytes]:
        """Return those that are known."""

    def put_many(self, kind: str, items: Mapping[bytes, bytes], /) -> None:
        """Keep some."""


class _Entry(NamedTuple):
    """A stem in a shard, and the number of its documents if not all are here."""

    stem: Stem
    documents: int = 0

    @property
    def size(self) -> int:
        """The approximate size in bytes before compression."""
        return _POSTING_BYTES * self.stem.size + _HEAD_ITEM_BYTES * (3 + 2 * len(self.stem.forms))


def cut_shards(stems: Iterable[Stem], stored: Cache | None = None) -> Shards:
    """Split stems into shards and encode those that are not in the cache."""
    main: list[_Entry] = []
    rest: list[_Entry] = []
    for stem in stems:
        documents = frozenset() if stem.size <= MAX_SHARD_DOCUMENTS else stem.documents
        if len(documents) <= MAX_SHARD_DOCUMENTS:
            main.append(_Entry(stem))
            continue
        best = stem.best()
        main.append(_Entry(stem.restricted(best), len(documents)))
        rest.append(_Entry(stem.restricted(documents - best)))
    common = tuple(entry.stem.key for entry in rest)
    return Shards(_encode_all(_cut(main), stored), _encode_all(_cut(rest), stored), common)


def _encode_all(groups: Iterable[list[_Entry]], stored: Cache | None) -> tuple[Shard, ...]:
    by_key = {_key(group): group for group in groups}
    known = stored.get_many(_KIND, by_key) if stored else {}
    made = {key: _encode_group(group) for key, group in by_key.items() if key not in known}
    if stored and made:
        stored.put_many(_KIND, made)
    content = {**known, **made}
    return tuple(Shard(group[0].stem.key, content[key]) for key, group in by_key.items())


def _key(group: list[_Entry]) -> bytes:
    digest = blake2b(_encoder(), digest_size=_KEY_BYTES)
    for entry in group:
        for part in (b"%d" % entry.documents, *entry.stem.parts):
            digest.update(b"%d " % len(part))
            digest.update(part)
    return digest.digest()


def deflate(content: bytes) -> bytes:
    """Compress without a header."""
    compressor = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


@cache
def _encoder() -> bytes:
    """Return what encodes stems: this module, and a version of zlib."""
    return zlib.ZLIB_RUNTIME_VERSION.encode() + Path(__file__).read_bytes()


def _cut(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    group: list[_Entry] = []
    size = 0
    for entry in entries:
        ends = size > MIN_SHARD_BYTES and (_may_end(entry.stem.key) or size > MAX_SHARD_BYTES)
        if ends:
            yield group
            group, size = [], 0
        group.append(entry)
        size += entry.size
    if group:
        yield group


def _may_end(key: str) -> bool:
    return blake2b(key.encode(), digest_size=1).digest()[0] % _CUT_ONE_IN == 0


def _encode_group(group: list[_Entry]) -> bytes:
    bodies = [b"".join(map(_encode_postings, stem.forms.values())) for stem, _ in group]
    items = [
        (stem.key, len(body), documents, *chain(*((f, len(p)) for f, p in stem.forms.items())))
        for (stem, documents), body in zip(group, bodies, strict=True)
    ]
    head = write_json(items).encode()
    return deflate(b"".join((len(head).to_bytes(4, "little"), head, *bodies)))


def _encode_postings(postings: Postings) -> bytes:
    numbers = [entry >> IMPACT_BITS for entry in postings]
    return encode_rising(numbers) + bytes([entry & IMPACT_MASK for entry in postings])


def encode_rising(rising: Sequence[int]) -> bytes:
    """Encode ascending numbers as differences, seven bits per byte, lowest first."""
    differences = [*rising[:1], *map(sub, rising[1:], rising)]
    if max(differences, default=0) < _MORE:
        return bytes(differences)
    encoded = bytearray()
    for number in differences:
        rest = number
        while rest >= _MORE:
            encoded.append(rest & (_MORE - 1) | _MORE)
            rest >>= _SEVEN_BITS
        encoded.append(rest)
    return bytes(encoded)
