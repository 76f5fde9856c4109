"""The check that remembers: what it says is what the check says that looks at everything.

``village/`` is laid over the shared base: stories of which each hangs on another file.
"""

import inspect as inspect_module
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from casewright import together
from casewright.checks import fingerprint, memory, survey
from casewright.checks.checker import Inspection, inspect
from casewright.checks.registry import IDS, RULES
from casewright.commands.check import outcome_of
from casewright.diagnostics.reporters import REPORTERS
from casewright.settings import Settings, read_settings
from conftest import ROOT

HERE = Path(__file__).parent
BROKEN = sorted(folder.name for folder in (HERE / "broken").iterdir() if folder.is_dir())

Lay = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def _moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be remembered that were written just now."""
    monkeypatch.setattr(memory, "MOMENT", 0)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A knowledge base in which every file hangs on another."""
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "village", tmp_path, dirs_exist_ok=True)
    return tmp_path


def settings_of(folder: Path) -> Settings:
    return read_settings(folder / "mkdocs.yml")


def report(inspection: Inspection, settings: Settings) -> str:
    return REPORTERS["json"].printed(outcome_of(inspection, settings), settings.catalogue)


def compare(folder: Path) -> str:
    """Check everything and each file by itself, with and without what is remembered."""
    settings = settings_of(folder)
    files = [file.path for file in inspect(settings).collection.files]
    for only in (None, *({file} for file in files)):
        fresh = inspect(settings, only)
        surveyed = survey.survey(settings, only)
        assert surveyed.diagnostics == fresh.diagnostics
        assert report(surveyed, settings) == report(fresh, settings)
    return report(inspect(settings), settings)


def read_again(folder: Path) -> set[str]:
    """Name the cases that a check of everything opens."""
    files = survey.survey(settings_of(folder)).collection.case_files
    return {file.name for file in files if "_content" in vars(file)}


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_story_is_reported_alike(name: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "broken" / name, tmp_path, dirs_exist_ok=True)
    assert compare(tmp_path) == compare(tmp_path)


@pytest.mark.parametrize("rule", IDS)
def test_an_example_of_a_rule_is_reported_alike(rule: str, lay: Lay) -> None:
    folder = lay(rule, "bad")
    assert compare(folder) == compare(folder)


def test_what_has_not_changed_is_not_read_again(village: Path) -> None:
    assert len(read_again(village)) == 12
    assert read_again(village) == {"bel-maria.yml"}
    rewrite(village / "cases" / "soep-op-donderdag.yml", "soep in", "Soep in")
    assert read_again(village) == {"bel-maria.yml", "soep-op-donderdag.yml"}


def test_one_file_is_read_and_no_other(village: Path) -> None:
    survey.survey(settings_of(village), {"cases/over.md"})
    (village / "cases" / "lang-geleden.yml").touch()
    only = {"cases/lang-geleden.yml"}
    files = survey.survey(settings_of(village), only).collection.case_files
    assert {file.name for file in files if "_content" in vars(file)} == {"lang-geleden.yml"}


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
        source = inspect_module.getsource(sys.modules[rule.examine.__module__])
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
    before = report(survey.survey(settings), settings)
    change(village / "cases")
    assert compare(village) != before


def test_other_rules_and_words_and_packages_are_noticed(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = village / "package"
    shutil.copytree(ROOT / "generator" / "casewright" / "checks", package / "checks")
    monkeypatch.setattr(fingerprint, "_PACKAGE", package)
    for file in ("rules/too_long/__init__.py", "rules/too_long/nl.po"):
        assert len(read_again(village)) == 12
        assert len(read_again(village)) == 1
        (package / "checks" / file).touch()
    monkeypatch.syspath_prepend(village / "installed")
    assert len(read_again(village)) == 12
    (village / "installed" / "markdown_it_py-99.dist-info").mkdir(parents=True)
    assert len(read_again(village)) == 12


def test_a_file_written_in_the_moment_it_is_read_is_read_again(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOMENT", 3_600_000_000_000)
    survey.survey(settings_of(village))
    assert len(read_again(village)) == 12


def test_a_name_in_another_encoding_is_remembered(village: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yml")
    shutil.copy(village / "cases" / "lang-geleden.yml", village / "cases" / name)
    assert name in read_again(village)
    assert compare(village) == compare(village)
    assert read_again(village) == {"bel-maria.yml"}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def swap(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"too-long", b"too-late", 1) + b" ")


def foreign(file: Path) -> None:
    file.write_bytes(b"\x80\x05K\x01.")


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def blocked(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [cut, swap, foreign, emptied, folder, pipe, blocked])
def test_a_spoilt_memory_is_as_good_as_none(spoil: Callable[[Path], None], village: Path) -> None:
    before = compare(village)
    spoil(village / ".casewright" / memory.NAME)
    assert compare(village) == before


def test_a_memory_from_elsewhere_is_not_trusted(
    village: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    survey.survey(settings_of(village))
    other = tmp_path_factory.mktemp("copy") / "village"
    shutil.copytree(village, other)
    assert len(read_again(other)) == 12
    shutil.move(village / "cases", village / "moved")
    shutil.copytree(village / "moved", village / "cases")
    assert len(read_again(village)) == 12


def test_a_link_is_not_followed_to_write(village: Path) -> None:
    elsewhere = village / "elsewhere"
    elsewhere.mkdir()
    (village / ".casewright").symlink_to(elsewhere)
    survey.survey(settings_of(village))
    assert not list(elsewhere.iterdir())


def test_nothing_is_kept_that_a_report_would_hide(village: Path) -> None:
    for name in ("te-veel-over-iemand", "contactgegevens"):
        shutil.copytree(HERE / "broken" / name, village, dirs_exist_ok=True)
    survey.survey(settings_of(village))
    kept = (village / ".casewright" / memory.NAME).read_text(encoding="utf-8")
    assert "foto-van-het-plein" in kept
    for piece in ("12345678", "111222333", "12-3-1941", "Dorpsstraat"):
        assert piece not in kept


@pytest.mark.usefixtures("two_processes")
def test_two_processes_see_what_one_does(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = inspect(settings_of(village)).diagnostics
    monkeypatch.setattr(survey, "WORTHWHILE", 1)
    assert survey.survey(settings_of(village)).diagnostics == fresh
    assert survey.survey(settings_of(village)).diagnostics == fresh


def results(
    items: Sequence[int],
    first: Callable[[Sequence[int]], int],
    then: Callable[[Sequence[int], tuple[int, ...]], int],
) -> tuple[int, ...]:
    with together.Together(items, first, then, worthwhile=True) as work:
        return work.results()


@pytest.mark.usefixtures("two_processes")
def test_a_fault_in_the_other_process_is_raised_here() -> None:
    def first(items: Sequence[int]) -> int:
        return 60 // items[-1]

    def then(items: Sequence[int], parts: tuple[int, ...]) -> int:
        return sum(parts) // items[0]

    assert results([2, 3], first, then) == (25, 16)
    assert together.Together([2, 3], first, then, worthwhile=False).results() == (10,)
    for items in ([2, 0], [0, 2]):
        with pytest.raises(ZeroDivisionError):
            results(items, first, then)
    for items in ([0, 2], [2, 0]):
        with pytest.raises(ZeroDivisionError):
            results(items, lambda _items: 1, then)


@pytest.mark.usefixtures("two_processes")
def test_a_process_that_dies_is_done_without() -> None:
    here = os.getpid()

    def first(items: Sequence[int]) -> int:
        if os.getpid() != here:
            os._exit(1)
        return sum(items)

    def then(items: Sequence[int], parts: tuple[int, ...]) -> int:
        return sum(parts) - sum(items)

    assert results([2, 3], first, then) == (3, 2)


@pytest.mark.usefixtures("two_processes")
def test_a_process_is_told_what_it_needs_and_may_die_later() -> None:
    here = os.getpid()

    def then(items: Sequence[int], parts: tuple[int, ...]) -> tuple[int, ...]:
        if os.getpid() != here and items == [0]:
            os._exit(1)
        return parts

    def told(items: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        with together.Together(items, sum, then, worthwhile=True, tell=abs) as work:
            assert work.parts == (-2, *items[1:])
            return work.results()

    assert told([-2, -3]) == ((-2, -3), (2, 3))
    assert told([-2, 0]) == ((-2, 0), (-2, 0))
