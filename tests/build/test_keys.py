"""What a build keeps is known by all that it depends on, and by nothing else."""

import os
import time
from pathlib import Path

import pytest

from bases import write_case
from casewright.build import file_digests
from casewright.build.file_digests import FileDigests
from casewright.build.inputs import engine_key, site_key
from casewright.build.scope import Scope, digest_of
from casewright.build.site import Site
from casewright.build.store import make_memory_store
from casewright.config.settings import load_settings
from loading import index_of, load


def test_two_lists_of_parts_never_have_one_digest() -> None:
    lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["c", "ab"], []]
    assert len({digest_of(parts) for parts in lists}) == len(lists)
    assert digest_of([b"ab"]) == digest_of(["ab"])


def scope_of(base: Path) -> Scope:
    return load(load_settings(base / "mkdocs.yml")).scope


def add_to_settings(base: Path, text: str) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(text)


def test_the_key_of_a_record_is_that_of_its_path_content_and_accepted_texts(base: Path) -> None:
    first = scope_of(base)
    accepted = Scope(first.digest, first.settings, (), {"a.yml": frozenset({"123"})})
    keys = {
        first.key("a.yml", b"1"),
        first.key("a.yml", b"2"),
        first.key("b.yml", b"1"),
        accepted.key("a.yml", b"1"),
    }
    assert len(keys) == 4
    assert accepted.key("b.yml", b"1") == first.key("b.yml", b"1")


@pytest.mark.parametrize(
    ("setting", "same"),
    [
        ("site_url: https://example.org/\n", True),
        ("site_dir: elders\n", True),
        ("copyright: Wij\n", False),
    ],
)
def test_records_do_not_depend_on_where_the_site_goes(
    base: Path, setting: str, *, same: bool
) -> None:
    before = scope_of(base).digest
    add_to_settings(base, setting)
    assert (scope_of(base).digest == before) is same


def test_records_depend_on_the_vocabularies(base: Path) -> None:
    before = scope_of(base).digest
    with (base / "cases" / "vocabulary" / "themes.yml").open("a", encoding="utf-8") as themes:
        themes.write("# Een opmerking.\n")
    assert scope_of(base).digest != before


def keys(base: Path) -> tuple[bytes | None, bytes | None]:
    """Return the keys of what the engine makes and of the whole site."""
    settings = load_settings(base / "mkdocs.yml")
    site = Site(index_of(settings), settings)
    return engine_key(site, "mkdocs"), site_key(site, "mkdocs")


def test_the_text_of_a_case_is_part_of_the_site_and_not_of_the_engines_share(base: Path) -> None:
    before = keys(base)
    assert keys(base) == before
    write_case(base, "een-verhaal", why="Om een andere reden.")
    after = keys(base)
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_page_written_by_hand_is_part_of_both(base: Path) -> None:
    before = keys(base)
    (base / "cases" / "over.md").write_text("# Over\n", encoding="utf-8")
    written = keys(base)
    (base / "cases" / "over.md").write_text("# Over ons\n", encoding="utf-8")
    changed = keys(base)
    assert all(len({*three}) == 3 for three in zip(before, written, changed, strict=True))


def test_another_engine_has_other_keys(base: Path) -> None:
    settings = load_settings(base / "mkdocs.yml")
    site = Site(index_of(settings), settings)
    assert engine_key(site, "mkdocs") != engine_key(site, "properdocs")
    assert site_key(site, "mkdocs") != site_key(site, "properdocs")


@pytest.mark.parametrize(
    "setting",
    [
        "hooks: [hook.py]\n",
        "INHERIT: boven.yml\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "extra: {waarde: !ENV NAAM}\n",
    ],
)
def test_a_site_that_reads_what_is_not_known_here_has_no_key(base: Path, setting: str) -> None:
    (base / "hook.py").touch()
    (base / "boven.yml").write_text("extra: {}\n", encoding="utf-8")
    add_to_settings(base, setting)
    assert keys(base) == (None, None)


def test_a_plain_extension_changes_the_keys_and_keeps_them(base: Path) -> None:
    before = keys(base)
    add_to_settings(base, "markdown_extensions: [footnotes, {toc: {permalink: true}}]\n")
    assert None not in (after := keys(base))
    assert after[0] != before[0]


@pytest.mark.parametrize(("age_ns", "known"), [(-1, True), (0, False), (1, False)])
def test_a_file_is_known_again_once_a_change_would_have_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age_ns: int, *, known: bool
) -> None:
    file = tmp_path / "een.yml"
    file.write_text("title: Een\n", encoding="utf-8")
    stat = file.lstat()
    newest = max(stat.st_mtime_ns, stat.st_ctime_ns)
    now = newest + file_digests.SETTLED_NS - age_ns
    monkeypatch.setattr(time, "time_ns", lambda: now)
    store = make_memory_store()
    digests = FileDigests(store, tmp_path)
    digests.note("een.yml", b"\1")
    digests.save()
    assert FileDigests(store, tmp_path).find("een.yml") == (b"\1" if known else None)


@pytest.mark.parametrize("change", ["text", "time", "file"])
def test_a_changed_file_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(file_digests, "SETTLED_NS", -(10**12))
    file = tmp_path / "een.yml"
    file.write_text("title: Een\n", encoding="utf-8")
    store = make_memory_store()
    digests = FileDigests(store, tmp_path)
    digests.note("een.yml", b"\1")
    digests.save()
    stat = file.stat()
    if change == "text":
        file.write_text("title: Twee\n", encoding="utf-8")
    if change == "file":
        file.rename(tmp_path / "weg.yml")
        file.write_text("title: Een\n", encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + (change == "time")))
    assert FileDigests(store, tmp_path).find("een.yml") is None
