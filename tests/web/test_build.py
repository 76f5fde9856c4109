"""The command: exit codes, an unchanged site on failure, and sites of any size."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bases import snapshot, write_case
from conftest import casewright, verify


def test_the_five_cases_are_without_error_or_warning() -> None:
    result = casewright("check", "--strict")
    assert result.returncode == 0, result.stdout
    assert "fout[" not in result.stdout
    assert "waarschuwing[" not in result.stdout


def test_an_error_leaves_the_old_site_as_it_was(base: Path) -> None:
    assert casewright("build", cwd=base).returncode == 0
    before = snapshot(base / "site")
    write_case(base, "een-verhaal", themes="[bestaat-niet]")
    result = casewright("build", cwd=base)
    assert result.returncode == 1
    assert "cases/een-verhaal.yml:4:10: fout[unknown-term]" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(base / "site") == before


def test_wrong_use_ends_with_two(base: Path) -> None:
    assert casewright("check", "-f", "nergens.yml", cwd=base).returncode == 2
    assert casewright("check", "nergens.yml", cwd=base).returncode == 2
    assert casewright("check", "--nonsense", cwd=base).returncode == 2


def test_a_path_limits_the_report_to_that_file(base: Path) -> None:
    write_case(base, "ook-fout", themes="[bestaat-niet]")
    result = casewright("check", "cases/een-verhaal.yml", cwd=base)
    assert result.returncode == 0
    assert "ook-fout" not in result.stdout


def test_a_report_comes_in_the_language_asked_for(base: Path) -> None:
    write_case(base, "een-verhaal", themes="[bestaat-niet]")
    assert "error[unknown-term]" in casewright("check", "--lang", "en", cwd=base).stdout


def test_an_empty_collection_is_a_site(base: Path) -> None:
    shutil.rmtree(base / "cases")
    (base / "cases").mkdir()
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Er zijn nog geen verhalen." in (base / "site" / "praktijk" / "index.html").read_text(
        encoding="utf-8"
    )
    assert verify(base / "site") == ()


def test_extremes_build(base: Path) -> None:
    write_case(base, "lange-titel", title="Titel " * 19 + "Einde")
    write_case(base, "veel-lessen", lessons="\n" + "".join(f"  - Les {n}.\n" for n in range(40)))
    write_case(base, "niets-extra", summary="Kort.")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    page = (base / "site" / "praktijk" / "veel-lessen" / "index.html").read_text(encoding="utf-8")
    assert 'id="les-40"' in page


def test_a_draft_is_built_only_when_asked_for(base: Path) -> None:
    write_case(base, "concept", status="draft", why="", lessons="")
    assert casewright("build", cwd=base).returncode == 0
    assert not (base / "site" / "praktijk" / "concept").exists()
    assert casewright("build", "--drafts", cwd=base).returncode == 0
    assert (base / "site" / "praktijk" / "concept" / "index.html").exists()


ONE = "1 verhaal is nog een concept en staat er niet bij. Je ziet het met: casewright serve"
TWO = "2 verhalen zijn nog een concept en staan er niet bij. Je ziet ze met: casewright serve"


def test_who_wonders_where_a_draft_is_finds_it_in_the_last_line(base: Path) -> None:
    write_case(base, "concept", status="draft", why="")
    first = casewright("build", cwd=base).stdout
    assert first.splitlines()[-1] == ONE
    assert first.count("concept") == 1 + first.count("concept.yml")
    write_case(base, "nog-een", status="draft")
    assert casewright("build", cwd=base).stdout.splitlines()[-1] == TWO
    assert casewright("export", "weg", cwd=base).stdout.splitlines()[-1] == TWO
    assert "concept en sta" not in casewright("build", "--drafts", cwd=base).stdout


def test_a_withdrawn_case_leaves_only_a_stone(base: Path) -> None:
    write_case(base, "een-verhaal", status="withdrawn", title="Geheim")
    assert casewright("build", cwd=base).returncode == 0
    pages = snapshot(base / "site")
    assert b"noindex" in pages["praktijk/een-verhaal/index.html"]
    assert [name for name, content in pages.items() if b"Geheim" in content] == []


def test_plain_mkdocs_build_works_too(base: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    result = subprocess.run(command, cwd=base, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert (base / "site" / "praktijk" / "een-verhaal" / "index.html").exists()
    assert (base / "site/assets/casewright/search/manifest.json").exists()


def test_plain_mkdocs_build_stops_before_it_clears_the_old_site(base: Path) -> None:
    assert casewright("build", cwd=base).returncode == 0
    write_case(base, "een-verhaal", themes="[bestaat-niet]")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    result = subprocess.run(command, cwd=base, check=False, capture_output=True, text=True)
    assert result.returncode == 1
    assert "unknown-term" in result.stderr
    assert (base / "site" / "index.html").exists()


def test_both_ways_of_building_give_the_same_pages(base: Path) -> None:
    assert casewright("build", "--site-dir", "one", cwd=base).returncode == 0
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "two"]
    assert subprocess.run(command, cwd=base, check=False).returncode == 0
    one, two = snapshot(base / "one"), snapshot(base / "two")
    assert {name for name in one if name.endswith(".html")} == {
        name for name in two if name.endswith(".html")
    }
    assert [name for name in two if name.endswith(".html") and one[name] != two[name]] == []


def test_only_what_changed_is_written_again(base: Path) -> None:
    write_case(base, "ander-verhaal", themes="[mantelzorg]", organisation="mee")
    for why in ("Om een reden.", "Om nog een reden."):  # the second build makes the spare tree
        write_case(base, "een-verhaal", why=why)
        assert casewright("build", cwd=base).returncode == 0
    (spare,) = (base / ".casewright").glob("spare-*")
    before = {path: path.stat().st_mtime_ns for path in spare.rglob("*.html")}
    write_case(base, "een-verhaal", why="Om een andere reden.")
    assert casewright("build", cwd=base).returncode == 0
    site = base / "site"
    written = {
        path.relative_to(spare).as_posix()
        for path, time in before.items()
        if (site / path.relative_to(spare)).stat().st_mtime_ns != time
    }
    case = "praktijk/een-verhaal"
    assert written == {f"{case}/index.html", f"{case}/print/index.html"}


def test_one_term_is_named_as_one_and_several_as_several(site_dir: Path) -> None:
    labels = {
        case: re.findall(
            r"<dt>(Doelgroep\w*|Patro\w+)</dt>",
            page_of(site_dir, case).partition('class="cw-colophon"')[2],
        )
        for case in ("kwadraad-client-is-eigenaar", "eigen-kracht-vraag-van-de-burger")
    }
    assert labels == {
        "kwadraad-client-is-eigenaar": ["Doelgroep"],
        "eigen-kracht-vraag-van-de-burger": ["Doelgroepen", "Patronen"],
    }


def page_of(site_dir: Path, case: str) -> str:
    return (site_dir / "praktijk" / case / "index.html").read_text(encoding="utf-8")
