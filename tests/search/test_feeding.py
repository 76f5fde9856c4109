"""The bundle that Pagefind writes, by its own program."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pagefind_bin
import pytest

from casewright.cases.index import CaseIndex
from casewright.faults import EnvironmentFaultError
from casewright.search import feeding
from casewright.search.feeding import write_index
from casewright.search.records import make_records
from casewright.search.writing import write_search
from casewright.settings import Settings
from casewright.views.card import make_card


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_every_record_is_named_by_its_number(
    library: CaseIndex, settings: Settings, tmp_path: Path
) -> None:
    found = make_records(library, settings)
    records = [
        replace(found[number % len(found)], number=number, address=f"praktijk/{number}/")
        for number in range(12)
    ]
    write_index(records, tmp_path, "nl")
    (pages,) = tmp_path.glob("*.pf_meta")
    listed = re.findall(rb"nl_[0-9a-f]{7,}-[0-9]+", gzip.decompress(pages.read_bytes()))
    assert [int(name.rpartition(b"-")[2][::-1]) for name in listed] == [*range(12)]
    for name, record in zip(listed, records, strict=True):
        fragment = gzip.decompress(
            (tmp_path / f"fragment/{name.decode()}.pf_fragment").read_bytes()
        )
        assert json.loads(fragment.removeprefix(b"pagefind_dcd"))["url"] == record.address


def test_only_what_the_page_asks_for_is_published(
    library: CaseIndex, settings: Settings, tmp_path: Path
) -> None:
    write_index(make_records(library, settings), tmp_path, "nl")
    names = {name for name in files_of(tmp_path) if "/" not in name and ".pf_meta" not in name}
    assert names == {"pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind"}


def test_the_weight_of_a_text_is_neither_told_at_every_word_nor_shown(
    library: CaseIndex, settings: Settings, tmp_path: Path
) -> None:
    records = [
        replace(record, title="", labels=(), synonyms=(), parts=(), blocks=("Eén tekst.",))
        for record in make_records(library, settings)
    ]
    write_index(records, tmp_path, "nl")
    (words,) = tmp_path.glob("index/*")
    weight_of_24 = b"\x38\x18"  # CBOR for -25
    assert weight_of_24 not in gzip.decompress(words.read_bytes())
    for fragment in tmp_path.glob("fragment/*"):
        assert b"PAGEFIND" not in gzip.decompress(fragment.read_bytes())


def test_the_same_cases_give_the_same_bytes(
    library: CaseIndex, settings: Settings, tmp_path: Path
) -> None:
    cards = {case.id: make_card(case, library, settings) for case in library.cases}
    for name in ("one", "other"):
        write_search(library, settings, cards, tmp_path / name)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_every_file_is_whole_when_the_program_has_ended(
    library: CaseIndex, settings: Settings, tmp_path: Path
) -> None:
    records = make_records(library, settings)
    for attempt in range(20):
        write_index(records, tmp_path / str(attempt), "nl")
    bundles = [files_of(tmp_path / str(attempt)) for attempt in range(20)]
    assert [name for bundle in bundles for name, content in bundle.items() if not content] == []
    assert [number for number, bundle in enumerate(bundles) if bundle != bundles[0]] == []


def test_a_library_without_cases_is_written_too(settings: Settings, tmp_path: Path) -> None:
    write_search(CaseIndex.with_cases([], {}), settings, {}, tmp_path)
    index = json.loads((tmp_path / "assets/casewright/find/index.json").read_text())
    assert index["total"] == 0


def test_a_missing_program_is_said(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_bin, "this_dir", tmp_path)
    with pytest.raises(EnvironmentFaultError) as fault:
        write_index((), tmp_path / "pagefind", settings.language)
    assert settings.catalogue.say(fault.value.message)


def test_a_program_that_stops_is_said(
    library: CaseIndex, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "get_executable", lambda: Path("/bin/false"))
    with pytest.raises(EnvironmentFaultError) as fault:
        write_index(make_records(library, settings), tmp_path / "pagefind", "nl")
    assert fault.value.message.key == "fault.search-stopped"
