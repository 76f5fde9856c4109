"""Postings are split into files."""

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping

import pytest

from casewright.search.index import BEST_DOCUMENTS, MAX_SHARD_DOCUMENTS, Stem, number_cases
from casewright.search.shards import cut_shards, encode_rising


@pytest.mark.parametrize(
    ("numbers", "encoded"),
    [
        ([], b""),
        ([0], b"\x00"),
        ([5, 132], b"\x05\x7f"),
        ([5, 133], b"\x05\x80\x01"),
        ([16384], b"\x80\x80\x01"),
    ],
)
def test_rising_numbers_are_written_as_differences(numbers: list[int], encoded: bytes) -> None:
    assert encode_rising(numbers) == encoded


def head(content: bytes) -> list[list[object]]:
    inflated = zlib.decompress(content, -zlib.MAX_WBITS)
    length = int.from_bytes(inflated[:4], "little")
    items: list[list[object]] = json.loads(inflated[4 : 4 + length])
    return items


def test_a_rare_stem_is_whole_in_its_shard() -> None:
    shards = cut_shards(
        [Stem("buurt", {"buurt": array("I", [3 << 8 | 90]), "buurten": array("I", [4 << 8 | 80])})]
    )
    assert head(shards.main[0].content) == [["buurt", 4, 0, "buurt", 1, "buurten", 1]]
    assert shards.rest == ()


def test_a_common_stem_leaves_most_documents_to_a_file_of_their_own() -> None:
    count = MAX_SHARD_DOCUMENTS + 1
    postings = array("I", (number << 8 | 1 + number % 100 for number in range(count)))
    shards = cut_shards([Stem("zorg", {"zorg": postings})])
    [[_, _, total, _, kept]] = head(shards.main[0].content)
    [[_, _, _, _, left]] = head(shards.rest[0].content)
    assert (total, kept, left) == (count, BEST_DOCUMENTS, count - BEST_DOCUMENTS)
    assert shards.common == ("zorg",)


class Kept:
    """Results of earlier builds, in memory."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}

    def get_many(self, _kind: str, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.values[key] for key in keys if key in self.values}

    def put_many(self, _kind: str, items: Mapping[bytes, bytes]) -> None:
        self.values.update(items)


def test_a_shard_that_did_not_change_is_not_encoded_again() -> None:
    kept = Kept()
    one, other = (Stem("buurt", {"buurt": array("I", [n << 8 | 90])}) for n in (3, 4))
    [shard] = cut_shards([one], kept).main
    [key] = kept.values
    kept.values[key] = b"kept"
    assert cut_shards([one], kept).main[0].content == b"kept"
    assert cut_shards([other], kept).main[0].content not in {b"kept", shard.content}


def test_a_new_case_gives_no_other_case_another_number() -> None:
    ids = [f"verhaal-{number}" for number in range(100)]
    before, after = number_cases(ids), number_cases([*ids, "nieuw"])
    moved = [id_ for id_ in ids if before[id_] != after[id_]]
    assert len(moved) <= 2
