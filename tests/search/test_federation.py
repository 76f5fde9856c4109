"""Search files of other knowledge bases: which are taken over, and which are refused."""

import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from casewright.build.site import Site
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings, make_settings
from casewright.exceptions import UsageError
from casewright.i18n.catalog import load_catalog
from casewright.search.federation import read_federation
from casewright.search.writer import SEARCH_DIR

Files = dict[str, bytes]


def settings_of(folder: Path, **options: object) -> Settings:
    config = {"site_name": "Proef", "site_url": "https://buur.example/kennis", "docs_dir": "cases"}
    return make_settings(folder / "mkdocs.yml", config | {"theme": {"language": "nl"}}, options)


@pytest.fixture
def theirs(index: CaseIndex, tmp_path: Path) -> Files:
    """The search files of another site, by their names in its folder."""
    site = Site(index, settings_of(tmp_path))
    return {name.removeprefix(SEARCH_DIR): text for name, text in site.search_files.items()}


def read(folder: Path, index: str) -> Mapping[str, bytes]:
    return read_federation(settings_of(folder, federation=[{"name": "Buur", "index": index}]))


def refusal(folder: Path, index: str, language: str = "nl") -> str:
    with pytest.raises(UsageError) as refused:
        read(folder, index)
    return load_catalog(language).say(refused.value.message)


def write(folder: Path, files: Files) -> str:
    for name, content in files.items():
        (folder / "buur" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "buur" / name).write_bytes(content)
    return "buur"


def pack_zip(folder: Path, files: Files) -> str:
    with zipfile.ZipFile(folder / "buur.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return "buur.zip"


def pack_tar(folder: Path, files: Files) -> str:
    with tarfile.open(folder / "buur.tar.gz", "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"./{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return "buur.tar.gz"


def whole_site(files: Files) -> Files:
    pages = {"site/index.html": b"<p>Welkom", "site/manifest.json": b"{}"}
    return pages | {f"site/{SEARCH_DIR}{name}": content for name, content in files.items()}


@pytest.mark.parametrize("pack", [write, pack_zip, pack_tar])
def test_a_folder_and_an_archive_give_the_same(
    theirs: Files, tmp_path: Path, pack: Callable[[Path, Files], str]
) -> None:
    taken = read(tmp_path, pack(tmp_path, theirs))
    prefix = f"{SEARCH_DIR}1/"
    parts = {name for name in theirs if name.endswith(".bin") or name.startswith("documents/")}
    assert taken.keys() == {f"{prefix}{name}" for name in {*parts, "manifest.json"}}
    assert all(taken[f"{prefix}{name}"] == theirs[name] for name in parts)
    manifest = json.loads(taken[f"{prefix}manifest.json"])
    assert manifest["site"] == "https://buur.example/kennis/"
    assert manifest["kinds"]["cases"]["page"] == "praktijk/"
    assert "facets" not in manifest["kinds"]["cases"]


@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_the_search_is_found_in_the_archive_of_a_whole_site(
    theirs: Files, tmp_path: Path, pack: Callable[[Path, Files], str]
) -> None:
    assert (
        read(tmp_path, pack(tmp_path, whole_site(theirs))).keys()
        == read(tmp_path, write(tmp_path, theirs)).keys()
    )


def test_a_site_names_the_others_it_searches(index: CaseIndex, tmp_path: Path) -> None:
    theirs = Site(index, settings_of(tmp_path)).search_files
    files = {name.removeprefix(SEARCH_DIR): text for name, text in theirs.items()}
    federation = [{"name": "Buur", "index": write(tmp_path, files)}]
    settings = settings_of(tmp_path, federation=federation)
    files = Site(index, settings).search_files
    assert json.loads(files[f"{SEARCH_DIR}manifest.json"])["federation"] == ["Buur"]
    assert f"{SEARCH_DIR}1/manifest.json" in files


def changed(files: Files, **values: object) -> Files:
    manifest = json.loads(files["manifest.json"]) | values
    return files | {"manifest.json": json.dumps(manifest).encode()}


def without(files: Files, ending: str) -> Files:
    first = next(name for name in files if name.endswith(ending) and name != "manifest.json")
    return {name: content for name, content in files.items() if name != first}


def damaged(files: Files, ending: str) -> Files:
    first = next(name for name in files if name.endswith(ending) and name != "manifest.json")
    return files | {first: files[first] + b" "}


REFUSED: Mapping[str, tuple[Callable[[Files], Files], str, str]] = {
    "another version": (
        lambda files: changed(files, format=2),
        "hebben versie 2, en deze Casewright leest versie 1",
        "have version 2, and this Casewright reads version 1",
    ),
    "no address": (
        lambda files: changed(files, site=""),
        "zeggen niet op welk adres die site staat",
        "do not give the address of that site",
    ),
    "an address that is a script": (
        lambda files: changed(files, site="javascript:alert(1)"),
        "zeggen niet op welk adres die site staat",
        "do not give the address of that site",
    ),
    "a list that is none": (
        lambda files: changed(files, kinds=[]), "beschadigd", "(manifest.json)",
    ),
    "no json": (lambda files: files | {"manifest.json": b"<"}, "beschadigd", "are damaged"),
    "a list for everything": (
        lambda files: files | {"manifest.json": b"[]"}, "beschadigd", "are damaged",
    ),
    "no manifest": (
        lambda files: {name: text for name, text in files.items() if name != "manifest.json"},
        "staat geen manifest.json", "has no manifest.json",
    ),
    "a shard that is gone": (lambda files: without(files, ".bin"), "beschadigd", ".bin)"),
    "a shard of another day": (lambda files: damaged(files, ".bin"), "beschadigd", ".bin)"),
    "a document that is gone": (
        lambda files: {name: text for name, text in files.items() if "documents/" not in name},
        "(documents/)", "(documents/)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "dutch", "english"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_hold_together_is_refused(
    theirs: Files, tmp_path: Path, change: Callable[[Files], Files], dutch: str, english: str
) -> None:
    files = change(theirs)
    for index in (write(tmp_path, files), pack_zip(tmp_path, files)):
        assert dutch in refusal(tmp_path, index)
        assert english in refusal(tmp_path, index, "en")


@pytest.mark.parametrize("name", ["../manifest.json", "/manifest.json", "a/../../manifest.json"])
def test_a_name_outside_the_archive_is_refused(theirs: Files, tmp_path: Path, name: str) -> None:
    assert "ligt buiten het archief" in refusal(tmp_path, pack_zip(tmp_path, {name: b"", **theirs}))


def test_a_link_is_refused(theirs: Files, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    write(tmp_path, theirs)
    (tmp_path / "buur" / "documents" / "99.json").symlink_to(tmp_path / "secret")
    assert "Dat is een koppeling" in refusal(tmp_path, "buur")
    link = zipfile.ZipInfo("documents/99.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "koppeling.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "Dat is een koppeling" in refusal(tmp_path, "koppeling.zip")
    member = tarfile.TarInfo("documents/99.json")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(tmp_path / "koppeling.tar.gz", "w:gz") as packed:
        packed.addfile(member)
    assert "Dat is een koppeling" in refusal(tmp_path, "koppeling.tar.gz")


def test_an_archive_that_unpacks_to_too_much_is_refused(
    theirs: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casewright.search.federation.MAX_INDEX_BYTES", 1000)
    assert "is te groot" in refusal(tmp_path, pack_zip(tmp_path, theirs))


def test_what_is_no_index_is_told(tmp_path: Path) -> None:
    assert "staan niet op weg" in refusal(tmp_path, "weg")
    for name, told in {
        "index.txt": "is geen map en geen .zip of .tar.gz",
        "kapot.zip": "is niet te lezen",
        "kapot.tar.gz": "is niet te lezen",
    }.items():
        (tmp_path / name).write_bytes(b"niets")
        assert told in refusal(tmp_path, name)
