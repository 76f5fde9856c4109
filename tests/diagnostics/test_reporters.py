"""Machine-readable reports: their content, and that authors' text is escaped in them."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from casewright.diagnostics.diagnostic import Diagnostic, Fix, Location, Message, Severity
from casewright.diagnostics.reporters import REPORTERS
from casewright.diagnostics.result import CheckResult
from casewright.i18n.catalog import load_catalog
from conftest import ROOT, casewright

NL = load_catalog("nl")
TIP = Message("unknown-case.tip.self")
HOSTILE = "a%b\r\n::error file=x::y,z|<img src=x>[k](javascript:1)`c`*d*\x1b[31m@team https://x.nl"


def diagnostic(
    severity: Severity = Severity.ERROR, path: str = "cases/x.yml", said: str = "x", line: int = 1
) -> Diagnostic:
    message = Message("unknown-case.message.unknown", {"case": said})
    place = Location(path, line, 3, ("related", 0), 4)
    return Diagnostic("unknown-case", severity, place, message, TIP, f"- {said}")


def report(name: str, *diagnostics: Diagnostic, rule_pages: str = "") -> str:
    return REPORTERS[name].printed(CheckResult(diagnostics, 5, 4, rule_pages), NL)


def run_page(*diagnostics: Diagnostic, rule_pages: str = "") -> str:
    write = REPORTERS["github"].run_page
    assert write
    return write(CheckResult(diagnostics, 5, 4, rule_pages), NL)


def test_a_remark_names_its_place_and_says_what_to_do() -> None:
    first, last = report("github", diagnostic()).split("\n")
    assert first == (
        "::error file=cases/x.yml,line=1,col=3,endColumn=7,title=fout [unknown-case]"
        "::Er is geen verhaal met de naam ‘x’.%0AHaal deze regel weg."
    )
    assert last == "5 verhalen en 4 woordenlijsten nagekeken: 1 fout, 0 waarschuwingen, 0 adviezen."


def test_a_hostile_text_is_one_remark_and_no_command() -> None:
    lines = report("github", diagnostic(path=f"cases/{HOSTILE}.yml", said=HOSTILE)).split("\n")
    assert len(lines) == 2
    assert lines[0].startswith("::error file=cases/a%25b")
    properties, _, data = lines[0].removeprefix("::error ").partition("::")
    assert properties.count(",") == 4
    assert "\r" not in lines[0]
    assert "\x1b" not in lines[0]
    assert "a%25b" in data


def test_errors_come_first_and_ten_of_a_kind_is_the_most() -> None:
    many = [diagnostic(Severity.ADVICE), *[diagnostic(line=n) for n in range(1, 13)]]
    many.append(diagnostic(Severity.WARNING))
    kinds = [line.split(" ")[0] for line in report("github", *many).split("\n")[:-1]]
    assert kinds == ["::error"] * 10 + ["::warning", "::notice"]
    assert run_page(*many).count("cases&#47;x&#46;yml") == 14


def test_the_page_of_a_run_is_a_table_in_which_nothing_acts() -> None:
    page = run_page(diagnostic(said=HOSTILE), rule_pages="https://example.org/regels/")
    rows = [line for line in page.split("\n") if line.startswith("|")]
    assert len(rows) == 3
    assert rows[0] == "| Soort | Waar | Wat er is | Wat je kunt doen | Regel |"
    assert rows[2].count(" | ") == 4
    assert rows[2].endswith("[unknown-case](https://example.org/regels/unknown-case/) |")
    for sign in ("<img", "](j", "`", "@team", "https://x", "\x1b"):
        assert sign not in rows[2]


def test_a_page_that_would_grow_too_large_says_how_much_is_left() -> None:
    page = run_page(*[diagnostic(said="x" * 70, line=n) for n in range(1, 3001)])
    assert len(page) < 1_000_000
    assert "En nog " in page.rstrip("\n").split("\n")[-1]


def test_the_report_for_programs_keeps_its_promise() -> None:
    item = Diagnostic(
        "id-collision",
        Severity.WARNING,
        Location("a.yml", 2, 3, ("lessons", 0), 4),
        TIP,
        TIP,
        "title: é\x1b",
        (Location("b.yml", 3),),
        Fix(2, ("title: e",)),
    )
    text = report("json", item, rule_pages="https://example.org/r/")
    assert text.isascii()
    assert json.loads(text) == {
        "version": 1,
        "language": "nl",
        "checked": {
            "cases": 5,
            "vocabularies": 4,
            "drafts": 0,
            "unread": [],
            "files": None,
            "errors_elsewhere": 0,
        },
        "counts": {"error": 0, "warning": 1, "advice": 0},
        "diagnostics": [
            {
                "rule": "id-collision",
                "severity": "warning",
                "path": "a.yml",
                "line": 2,
                "column": 3,
                "width": 4,
                "data": ["lessons", 0],
                "message": "Haal deze regel weg.",
                "tip": "Haal deze regel weg.",
                "text": "title: é\x1b",
                "related": [{"path": "b.yml", "line": 3, "column": 1}],
                "correction": {"line": 2, "lines": ["title: e"], "replaces": 1},
                "page": "https://example.org/r/id-collision/",
            }
        ],
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_handbook_describes_the_report_for_programs(language: str) -> None:
    page = ROOT / "generator" / "casewright" / "handbook" / language / "automation.md"
    example = re.search(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert example
    told, made = json.loads(example[1]), json.loads(report("json", diagnostic()))
    assert told.keys() == made.keys()
    assert told["diagnostics"][0].keys() == made["diagnostics"][0].keys()


def test_nothing_found_is_still_a_report_for_programs() -> None:
    assert json.loads(report("json"))["diagnostics"] == []


def test_the_run_page_is_added_to(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = base / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    (base / "cases" / "b.yml").write_text("title: B\n", encoding="utf-8")
    result = casewright("check", "--format", "github", cwd=base)
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=cases/b.yml")
    assert page.read_text(encoding="utf-8").startswith("before\n### De verhalen zijn nagekeken")


def git(base: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=base, check=True, capture_output=True)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with an error."""
    (tmp_path / "cases" / "vocabulary").mkdir(parents=True)
    (tmp_path / "cases" / "oude-fout.yml").write_text("title: Oud\n", encoding="utf-8")
    (tmp_path / "cases" / "vocabulary" / "themes.yml").write_text(
        "label: Thema's\nterms: {}\n", encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def branch(base: Path) -> Path:
    """That knowledge base in a Git repository, on a branch."""
    git(base, "init", "-b", "main")
    git(base, "add", ".")
    git(base, "commit", "-m", "begin")
    git(base, "checkout", "-b", "verhaal")
    return base


def paths(base: Path, *arguments: str) -> set[str]:
    result = casewright("check", "--changed", "--format", "json", *arguments, cwd=base)
    assert result.returncode in (0, 1), result.stderr
    return {item["path"] for item in json.loads(result.stdout)["diagnostics"]}


def test_only_what_a_branch_changed_is_reported(branch: Path) -> None:
    assert paths(branch) == set()
    (branch / "cases" / "mét é.yml").write_text("title: Nieuw\n", encoding="utf-8")
    assert paths(branch) == {"cases/mét é.yml"}
    git(branch, "add", ".")
    git(branch, "commit", "-m", "nieuw")
    assert paths(branch) == {"cases/mét é.yml"}
    assert paths(branch, "cases/oude-fout.yml") == set()


def test_a_changed_vocabulary_or_a_file_that_is_gone_can_break_all(branch: Path) -> None:
    (branch / "cases" / "nog-een.yml").write_text("title: Nog een\n", encoding="utf-8")
    themes = branch / "cases" / "vocabulary" / "themes.yml"
    themes.write_text("label: Onderwerpen\nterms: {}\n", encoding="utf-8")
    assert "cases/oude-fout.yml" in paths(branch)
    git(branch, "checkout", "--", ".")
    assert paths(branch) == {"cases/nog-een.yml"}
    git(branch, "add", ".")
    git(branch, "commit", "-m", "nog een")
    git(branch, "checkout", "-b", "weg", "main")
    (branch / "cases" / "oude-fout.yml").rename(branch / "cases" / "andere-naam.yml")
    assert paths(branch) == {"cases/andere-naam.yml", "cases/oude-fout.yml"}


def test_a_check_of_some_files_says_so_and_counts_the_errors_elsewhere(branch: Path) -> None:
    result = casewright("check", "--changed", cwd=branch)
    assert result.returncode == 0
    assert result.stdout == (
        "0 bestanden nagekeken: geen problemen gevonden.\n"
        "Let op: in andere bestanden staan nog 9 fouten. Kijk alles na met casewright check.\n"
    )
    result = casewright("check", "cases/vocabulary/themes.yml", "--format", "json", cwd=branch)
    checked = json.loads(result.stdout)["checked"]
    assert (checked["files"], checked["errors_elsewhere"]) == (1, 9)


def test_a_shallow_clone_is_compared_with_the_main_branch_it_has(
    branch: Path, tmp_path: Path
) -> None:
    (branch / "cases" / "nieuw.yml").write_text("title: Nieuw\n", encoding="utf-8")
    git(branch, "add", ".")
    git(branch, "commit", "-m", "nieuw")
    git(branch, "checkout", "main")
    clone = tmp_path / "clone"
    git(branch, "clone", "--depth", "1", "--no-single-branch", f"file://{branch}", str(clone))
    git(clone, "checkout", "verhaal")
    assert paths(clone) == {"cases/nieuw.yml"}


@pytest.mark.parametrize(
    ("prepared", "advice"), [("no git", "casewright check"), ("no main branch", "--changed")]
)
def test_without_anything_to_compare_with_it_says_so(
    base: Path, prepared: str, advice: str
) -> None:
    if prepared == "no main branch":
        git(base, "init", "-b", "elders")
        git(base, "add", ".")
        git(base, "commit", "-m", "begin")
    result = casewright("check", "--changed", cwd=base)
    assert result.returncode == 3
    assert advice in result.stderr
    assert "Traceback" not in result.stderr


def test_without_the_program_git_it_says_so(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(base))
    result = casewright("check", "--changed", cwd=base)
    assert result.returncode == 3
    assert "Git" in result.stderr


def test_a_green_check_says_how_many_stories_the_site_leaves_out() -> None:
    green = REPORTERS["text"].printed(CheckResult((), 5, 4, drafts=2), NL)
    assert green == (
        "5 verhalen en 4 woordenlijsten nagekeken: geen problemen gevonden. "
        "2 verhalen zijn nog een concept en komen niet op de site."
    )
    red = REPORTERS["text"].printed(CheckResult((diagnostic(),), 5, 4, drafts=2), NL)
    assert "concept" not in red


def test_an_address_of_the_main_branch_that_leads_nowhere_is_reported(branch: Path) -> None:
    old, new = branch / "cases" / "oude-fout.yml", branch / "cases" / "andere-naam.yml"
    old.rename(new)
    result = casewright("check", "--changed", cwd=branch)
    assert "cases/oude-fout.yml:1:1: waarschuwing[lost-address]: " in result.stdout
    assert "aliases: [oude-fout]" in result.stdout
    new.write_text("title: Oud\naliases: [oude-fout]\n", encoding="utf-8")
    assert "lost-address" not in casewright("check", "--changed", cwd=branch).stdout
    new.unlink()
    assert "lost-address" in casewright("check", "--changed", cwd=branch).stdout
    old.write_text("title: Oud\nstatus: withdrawn\n", encoding="utf-8")
    assert "lost-address" not in casewright("check", "--changed", cwd=branch).stdout


def test_a_term_of_the_main_branch_that_leads_nowhere_is_reported(branch: Path) -> None:
    themes = branch / "cases" / "vocabulary" / "themes.yml"
    themes.write_text("label: Thema's\nterms: {buurt: {label: Buurt}}\n", encoding="utf-8")
    git(branch, "commit", "-am", "buurt")
    git(branch, "branch", "-f", "main")
    themes.write_text("label: Thema's\nterms: {wijk: {label: Wijk}}\n", encoding="utf-8")
    assert "lost-address" in casewright("check", "--changed", cwd=branch).stdout
    themes.write_text(
        "label: Thema's\nterms: {wijk: {label: Wijk, aliases: [buurt]}}\n", encoding="utf-8"
    )
    assert "lost-address" not in casewright("check", "--changed", cwd=branch).stdout


def test_a_problem_keeps_its_fingerprint_when_lines_above_it_move() -> None:
    def fingerprints(*lines: int) -> list[str]:
        items = (diagnostic(Severity.ERROR, line=line) for line in lines)
        return [one["fingerprint"] for one in json.loads(report("gitlab", *items))]

    assert fingerprints(4, 9) == fingerprints(5, 10)
    assert len(set(fingerprints(4, 9))) == len((4, 9))


def test_gitlab_gets_a_code_quality_report_with_a_fingerprint_of_its_own_for_each_problem() -> None:
    first, second = json.loads(
        report("gitlab", diagnostic(Severity.ADVICE, line=9), diagnostic(said=HOSTILE))
    )
    assert (first["severity"], second["severity"]) == ("critical", "info")
    assert second["description"] == "Er is geen verhaal met de naam ‘x’. Haal deze regel weg."
    assert second["check_name"] == "unknown-case"
    assert second["location"] == {"path": "cases/x.yml", "lines": {"begin": 9}}
    assert first["fingerprint"] != second["fingerprint"]
