"""A check with a store reports the same as a check from nothing.

``village/`` is written over the shared base: cases that depend on other files.
"""

import inspect
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casewright.build import file_digests, records
from casewright.build.executor import Workers
from casewright.build.project import LoadedProject, load_project
from casewright.build.store import open_store
from casewright.checks.registry import IDS, RULES
from casewright.cli.check import make_result
from casewright.config.settings import Settings, load_settings
from casewright.diagnostics.reporters import REPORTERS
from loading import load

HERE = Path(__file__).parent
BROKEN = sorted(folder.name for folder in (HERE / "broken").iterdir() if folder.is_dir())

Lay = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def _trust_new_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the times of files that were just written."""
    monkeypatch.setattr(file_digests, "SETTLED_NS", 0)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A knowledge base in which every file depends on another one."""
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "village", tmp_path, dirs_exist_ok=True)
    return tmp_path


def settings_of(folder: Path) -> Settings:
    return load_settings(folder / "mkdocs.yml")


def report(project: LoadedProject, settings: Settings) -> str:
    return REPORTERS["json"].printed(make_result(project, settings), settings.catalog)


def load_stored(settings: Settings) -> LoadedProject:
    with open_store(settings.work_dir) as store:
        return load_project(settings, store)


def compare(folder: Path, *, times: int = 1) -> str:
    """Check everything without a store, and some times with one."""
    settings = settings_of(folder)
    fresh = load(settings)
    expected = report(fresh, settings)
    for _ in range(times):
        stored = load_stored(settings)
        assert stored.diagnostics == fresh.diagnostics
        assert report(stored, settings) == expected
    return expected


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], set[str]]:
    """Return a function that lists the cases whose record is made by a full check."""
    names: set[str] = set()
    make_record = records.make_record

    def noting(path: str, *arguments: object) -> object:
        names.add(path.rpartition("/")[2])
        return make_record(path, *arguments)

    def run(folder: Path) -> set[str]:
        names.clear()
        monkeypatch.setattr(records, "make_record", noting)
        load_stored(settings_of(folder))
        monkeypatch.setattr(records, "make_record", make_record)
        return {*names}

    return run


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_story_is_reported_alike(name: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "broken" / name, tmp_path, dirs_exist_ok=True)
    compare(tmp_path, times=2)


@pytest.mark.parametrize("rule", IDS)
def test_an_example_of_a_rule_is_reported_alike(rule: str, lay: Lay) -> None:
    folder = lay(rule, "bad")
    compare(folder, times=2)


def test_only_what_has_changed_is_made_again(
    village: Path, made: Callable[[Path], set[str]]
) -> None:
    assert len(made(village)) == 12
    assert made(village) == set()
    rewrite(village / "cases" / "soep-op-donderdag.yml", "soep in", "Soep in")
    assert made(village) == {"soep-op-donderdag.yml"}


def test_a_store_from_another_place_and_time_is_valid(
    village: Path, made: Callable[[Path], set[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made(village)
    other = tmp_path_factory.mktemp("copy") / "village"
    shutil.copytree(village, other)
    for file in (other / "cases").iterdir():
        os.utime(file, (0, 0))
    assert made(other) == set()


def test_a_name_in_another_encoding_is_known_again(
    village: Path, made: Callable[[Path], set[str]]
) -> None:
    name = os.fsdecode(b"caf\xe9.yml")
    shutil.copy(village / "cases" / "lang-geleden.yml", village / "cases" / name)
    assert name in made(village)
    compare(village, times=2)
    assert made(village) == set()


def add_case(cases: Path) -> None:
    shutil.copy(cases / "lang-geleden.yml", cases / "soep-op-dinsdag.yml")


def remove_case(cases: Path) -> None:
    (cases / "soep-op-donderdag.yml").unlink()


def rename_case(cases: Path) -> None:
    (cases / "foto-van-het-plein.yml").rename(cases / "foto-van-de-markt.yml")


def lift_collision(cases: Path) -> None:
    (cases / "thee-in-de-hal.yml").unlink()


def change_title(cases: Path) -> None:
    rewrite(cases / "koffie-met-buren.yml", "title: Koffie met buren", "title: Iets heel ander")


def tell_newer_date(cases: Path) -> None:
    rewrite(cases / "koffie-met-buren.yml", "date: 2024-03-01", "date: 2026-05-01")


def publish_draft(cases: Path) -> None:
    rewrite(cases / "een-concept.yml", "status: draft\n", "")


def mend_case(cases: Path) -> None:
    rewrite(cases / "kapot.yml", 'how: "Zie', "how: Zie")


def same_size(cases: Path) -> None:
    rewrite(cases / "koffie-met-buren.yml", "wijkteam", "wijktaem")


def same_size_and_date(cases: Path) -> None:
    before = (cases / "koffie-met-buren.yml").stat()
    same_size(cases)
    times = (before.st_atime_ns, before.st_mtime_ns)
    os.utime(cases / "koffie-met-buren.yml", ns=times)


def change_vocabulary(cases: Path) -> None:
    rewrite(cases / "vocabulary" / "themes.yml", "synonyms: [buurtteam]", "synonyms: [wijktaem]")


def require_vocabulary(cases: Path) -> None:
    rewrite(cases / "vocabulary" / "audiences.yml", "terms:", "required: true\nterms:")


def add_vocabulary(cases: Path) -> None:
    text = "label: Straten\nrequired: true\nterms:\n  dorpsstraat:\n    label: Dorpsstraat\n"
    (cases / "vocabulary" / "streets.yml").write_text(text, encoding="utf-8")


def add_picture(cases: Path) -> None:
    media = cases / "media" / "foto-van-het-plein"
    shutil.copy(media / "plein.png", media / "plien.png")


def add_likelier_picture(cases: Path) -> None:
    media = cases / "media" / "foto-van-het-plein"
    shutil.copy(media / "plein.png", media / "plienn.png")


def spoil_picture(cases: Path) -> None:
    (cases / "media" / "foto-van-het-plein" / "plein.png").write_text("x", encoding="utf-8")


def add_page(cases: Path) -> None:
    (cases / "wij.md").write_text("Wij.", encoding="utf-8")


def remove_page(cases: Path) -> None:
    (cases / "over.md").unlink()


def change_settings(cases: Path) -> None:
    text = "  - casewright:\n      review_after_months: 1\n      allowed_contacts: [06-12345678]\n"
    rewrite(cases.parent / "mkdocs.yml", "  - casewright\n", text)


def ask_section(cases: Path) -> None:
    sections = "{key: costs, label: Kosten, required: true}"
    text = f"  - casewright:\n      sections: [{sections}]\n"
    rewrite(cases.parent / "mkdocs.yml", "  - casewright\n", text)


def change_language(cases: Path) -> None:
    rewrite(cases.parent / "mkdocs.yml", "language: nl", "language: en")


def accept(cases: Path) -> None:
    entry = '{file: cases/een-subsidie.yml, text: "123456782", reason: Een kenmerk.}'
    (cases.parent / "accepted.yml").write_text(f"personal-data: [{entry}]\n", encoding="utf-8")


CHANGES = (
    add_case, remove_case, rename_case, lift_collision, change_title, tell_newer_date,
    publish_draft, mend_case, same_size, same_size_and_date, change_vocabulary,
    require_vocabulary, add_vocabulary, add_picture, add_likelier_picture, spoil_picture,
    add_page, remove_page,
    change_settings, ask_section, change_language, accept,
)  # fmt: skip


def test_a_rule_asks_and_does_not_look_for_itself() -> None:
    for rule in RULES:
        source = inspect.getsource(sys.modules[rule.check.__module__])
        for name in (
            "docs_dir /",
            "look_at(",
            ".open(",
            ".is_file(",
            ".exists(",
            "read_",
            "case_files",
        ):
            assert name not in source, (rule.id, name)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_noticed(change: Callable[[Path], None], village: Path) -> None:
    settings = settings_of(village)
    before = report(load_stored(settings), settings)
    change(village / "cases")
    assert compare(village) != before


def test_a_change_of_another_file_is_noticed_the_second_time_too(village: Path) -> None:
    first = compare(village)
    rename_case(village / "cases")
    assert compare(village) != first
    (village / "cases" / "foto-van-de-markt.yml").rename(
        village / "cases" / "foto-van-het-plein.yml"
    )
    assert compare(village) == first


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_any_number_of_processes_report_the_same(
    method: str, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casewright.build import executor  # noqa: PLC0415

    settings = settings_of(village)
    alone = load(settings)
    context = executor.multiprocessing.get_context(method)
    monkeypatch.setattr(executor, "_start_method", lambda: context)
    with open_store(settings.work_dir) as store:
        project = load_project(settings, store, Workers(2))
        assert project.diagnostics == alone.diagnostics
        assert list(project.cases()) == list(alone.cases())
        assert list(project.summaries()) == list(alone.summaries())
