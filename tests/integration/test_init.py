"""A new knowledge base is valid and builds, whatever its name."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner

from casewright.cli.main import main
from casewright.scaffold import install_source
from casewright.scaffold.install_source import version_range
from casewright.scaffold.project import render_project
from casewright.scaffold.project_options import ProjectOptions
from conftest import casewright, verify

GIT = "git+https://example.org/zorg/casewright@v0.1.0"
HARD = 'Zorg & "Co": <b>één</b> #1 {x}'


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_passes_the_strict_check_and_builds(tmp_path: Path, language: str) -> None:
    result = casewright("init", "new", "--language", language, "--name", HARD, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    base = tmp_path / "new"
    check = casewright("check", "--strict", cwd=base)
    assert check.returncode == 0, check.stdout
    build = casewright("build", cwd=base)
    assert build.returncode == 0, build.stdout + build.stderr
    assert verify(base / "site") == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_builds_without_its_examples(tmp_path: Path, language: str) -> None:
    assert casewright("init", "new", "--language", language, cwd=tmp_path).returncode == 0
    base = tmp_path / "new"
    for example in (base / "cases").glob("*.yml"):
        example.unlink()
    build = casewright("build", cwd=base)
    assert build.returncode == 0, build.stdout + build.stderr


def test_its_examples_say_that_they_are_examples(base: Path) -> None:
    cases = [yaml.safe_load(path.read_bytes()) for path in (base / "cases").glob("*.yml")]
    assert len(cases) == 2
    for case in cases:
        assert case["title"].startswith("Voorbeeld: ")
        assert case["summary"].startswith("Een verzonnen voorbeeld.")
        assert case["permission"] == {"basis": "fictional"}


def test_no_gap_is_left_open(base: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in base.rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if "[[" in text or "[%" in text] == []
    assert {".gitignore", ".editorconfig", "README.md", "requirements.txt"} <= {
        path.name for path in texts
    }


def test_an_editor_finds_the_schema_at_once(base: Path) -> None:
    editor = json.loads((base / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ((schema, files),) = editor["yaml.schemas"].items()
    assert files == "cases/*.yml"
    described = json.loads((base / schema).read_text(encoding="utf-8"))
    assert described["x-casewright-format"] == 1
    assert "voorbeeldorganisatie" in described["definitions"]["term-organisations"]["enum"]


def test_the_options_are_in_the_settings(tmp_path: Path) -> None:
    casewright(
        "init", "new", "--name", HARD, "--language", "en", "--colour", "#aa2200",
        "--repository", "https://github.com/Owner/stories", cwd=tmp_path,
    )  # fmt: skip
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == HARD
    assert settings["theme"]["language"] == "en"
    assert settings["plugins"] == [{"casewright": {"accent": "#aa2200"}}]
    assert settings["repo_url"] == "https://github.com/Owner/stories"
    assert settings["site_url"] == "https://owner.github.io/stories/"


@pytest.mark.parametrize(
    ("language", "code", "colour", "accent"),
    [
        ("Nederlands", "nl", "E07B00", "#E07B00"),
        ("dutch", "nl", "#fff", "#ffffff"),
        ("Engels", "en", "'#0f4c5c'", "#0f4c5c"),
        ("ENGLISH", "en", "#a20", "#aa2200"),
    ],
)
def test_what_is_clear_is_taken_as_it_was_meant(
    tmp_path: Path, language: str, code: str, colour: str, accent: str
) -> None:
    options = ["--language", language, "--colour", colour]
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), *options])
    assert result.exit_code == 0, result.output
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"]["language"] == code
    assert settings["plugins"] == [{"casewright": {"accent": accent}}]


@pytest.mark.usefixtures("dutch")
def test_for_the_name_of_a_colour_it_says_what_one_looks_like(tmp_path: Path) -> None:
    said = casewright("init", "new", "--colour", "oranje", cwd=tmp_path).stderr
    assert "oranje is geen kleur die de site kan lezen." in said
    assert "Dit is bijvoorbeeld oranje: #e07b00" in said


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = casewright("init", ".", cwd=tmp_path)
    assert result.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_fresh_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert casewright("init", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize(
    "wish",
    [("--colour", "red"), ("--name", ""), ("--name", "a\nb"), ("--repository", "ftp://x"),
     ("--language", "xx"), ("--source", "git+https://example.org/casewright"),
     ("--source", f"{GIT}\nother"), ("--source", "casewright-9.9-py3-none-any.whl"),
     ("--logo", "absent.svg"), ("--logo", str(Path(__file__)))],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, wish: tuple[str, str]
) -> None:
    result = casewright("init", "new", *wish, cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "new").exists()


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system set to Dutch."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


@pytest.mark.usefixtures("dutch")
def test_where_nobody_can_be_asked_it_takes_the_system_s_language_and_says_so(
    tmp_path: Path,
) -> None:
    said = casewright("init", "new", cwd=tmp_path).stdout
    assert "language: nl" in (tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8")
    assert said.splitlines()[-1] == (
        "De site en de voorbeelden zijn in het Nederlands. Liever een andere taal (en)? "
        "Maak de map leeg en begin opnieuw met: casewright init new --language en"
    )
    other = casewright("init", "other", "--language", "en", cwd=tmp_path).stdout
    assert "--language" not in other


@pytest.mark.usefixtures("dutch")
def test_in_a_terminal_it_asks_and_asks_again(tmp_path: Path) -> None:
    answers = ["fr", "nl", "Onze verhalen", "rood", "#aa2200", "", "elders", GIT]
    said = in_terminal(["init", "new"], tmp_path, answers)
    assert "Die taal is er niet. Kies uit: en, nl." in said
    assert "Hoe heet de kennisbank" in said
    assert "rood is geen kleur" in said
    assert "Error" not in said
    assert "--language" not in said
    assert "Van elders kan Casewright niet komen." in said
    requirements = (tmp_path / "new" / "requirements.txt").read_text(encoding="utf-8")
    assert requirements == f"casewright @ {GIT}\n"
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == "Onze verhalen"
    assert settings["plugins"] == [{"casewright": {"accent": "#aa2200"}}]


def test_the_bound_lets_everything_in_that_asks_for_no_change() -> None:
    assert version_range("0.1.0") == ("0.1.0", "0.2")
    assert version_range("2.3.1") == ("2.3.1", "3")


def test_only_github_tells_where_a_site_will_stand() -> None:
    at = "https://github.com/Owner/owner.github.io"
    assert ProjectOptions("A", "nl", repository=at).site_url == "https://owner.github.io/"
    elsewhere = ProjectOptions("A", "nl", repository="https://gitlab.com/a/b")
    assert (elsewhere.site_url, elsewhere.edit_uri) == ("", "-/edit/main/cases/")


@pytest.mark.parametrize(
    ("record", "requirement"),
    [
        (None, "casewright>="),
        (
            {
                "url": "https://example.org/casewright",
                "vcs_info": {"vcs": "git", "commit_id": "abc123", "requested_revision": "v0.1.0"},
            },
            "casewright @ git+https://example.org/casewright@abc123  # v0.1.0",
        ),
        (
            {"url": "file:///srv/casewright", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "git+file:///srv/casewright@abc123",
        ),
        (
            {"url": "https://example.org/a.whl", "archive_info": {"hashes": {"sha256": "f00"}}},
            "casewright @ https://example.org/a.whl#sha256=f00",
        ),
        ({"url": "file:///gone/a.whl", "archive_info": {}}, None),
        ({"url": "file:///checkout", "dir_info": {"editable": True}}, None),
    ],
)
def test_by_default_it_comes_from_where_this_one_came_from(
    monkeypatch: pytest.MonkeyPatch, record: object, requirement: str | None
) -> None:
    installed = SimpleNamespace(read_text=lambda _name: record and json.dumps(record))
    monkeypatch.setattr(install_source, "distribution", lambda _name: installed)
    detected = install_source.detect_source()
    assert (detected and detected.requirement.startswith(requirement or "?")) is (
        True if requirement else None
    )


def test_a_logo_is_in_the_header(tmp_path: Path) -> None:
    (tmp_path / "Ons merk.SVG").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    said = casewright("init", "new", "--logo", "Ons merk.SVG", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert casewright("build", cwd=tmp_path / "new").returncode == 0
    page = (tmp_path / "new" / "site" / "index.html").read_text(encoding="utf-8")
    assert '<img src="logo.svg"' in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_github_and_gitlab_read_is_complete(language: str) -> None:
    files = render_project(ProjectOptions("A", language))
    read = {name: yaml.safe_load(text) for name, text in files.items() if name.endswith(".yml")}
    workflows = [name for name in files if name.startswith(".github/workflows/")]
    assert len(workflows) == 2
    for name in workflows:
        used = re.findall(r"uses: (.*)", files[name].decode())
        assert used
        for action in used:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
        assert read[name]["permissions"] == {"contents": "read"}
    (form,) = [name for name in files if name.startswith(".github/ISSUE_TEMPLATE/")]
    fields = {field.get("id") for field in read[form]["body"]}
    assert {"title", "organisation", "why", "what", "how", "lessons", "permission"} <= fields
    assert ".github/PULL_REQUEST_TEMPLATE.md" in files
    assert files[".gitlab/merge_request_templates/Default.md"]
    (template,) = [name for name in files if name.startswith(".gitlab/issue_templates/")]
    headings = len(re.findall(rb"^## ", files[template], re.MULTILINE))
    assert headings == sum("id" in field for field in read[form]["body"]) - 1  # the title apart
    owners = files["CODEOWNERS"].decode().splitlines()
    assert [line for line in owners if not line.startswith("#")] == []


@pytest.mark.parametrize(("year", "issues"), [(2000, 0), (2040, 1)])
def test_the_workflow_opens_an_issue_of_what_is_due(base: Path, year: int, issues: int) -> None:
    jobs = yaml.safe_load((base / ".github/workflows/review.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in jobs["jobs"]["issue"]["steps"] if "run" in step]
    (base / "gh").write_text('#!/bin/sh\necho "$@" > called\n', encoding="utf-8")
    (base / "gh").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(base), str(Path(sys.executable).parent), os.environ["PATH"])),
        "SOURCE_DATE_EPOCH": str(int(dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp())),
        "TITLE": "Nakijken",
    }
    for command in commands[1:]:
        subprocess.run(["sh", "-ec", command], cwd=base, check=True, env=environment)
    assert len(list(base.glob("called"))) == issues
    for issue in base.glob("issue.md"):
        assert "cases/voorbeeld-koffie-in-de-hal.yml" in issue.read_text(encoding="utf-8")


def test_the_workflow_says_what_a_pull_request_changes(base: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Proef", "-c", "user.email=proef@voorbeeld.nl")
        subprocess.run(["git", *identity, *arguments], cwd=base, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "Begin")
    (base / "cases/voorbeeld-koffie-in-de-hal.yml").rename(base / "cases/koffietafel.yml")
    jobs = yaml.safe_load((base / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    steps = jobs["jobs"]["build"]["steps"]
    commands = [
        step["run"] for step in steps if "pull_request" in step.get("if", "") and "run" in step
    ]
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(base / "summary.md"),
    }
    said = "".join(
        subprocess.run(
            ["sh", "-ec", command], cwd=base, check=True, env=environment, text=True,
            capture_output=True,
        ).stdout
        for command in commands
    )  # fmt: skip
    assert "[lost-address]" in said
    summary = (base / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("### Voorbeeld: koffie in de hal (nieuw)")


def in_terminal(arguments: list[str], cwd: Path, answers: list[str]) -> str:
    """Run the command in a terminal and answer each prompt."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "casewright", *arguments],
        cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
    )  # fmt: skip
    os.close(theirs)
    said, waiting = "", list(answers)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            said += os.read(ours, 4096).decode()
        except OSError:
            break
        if waiting and re.search(r": $", said):
            os.write(ours, f"{waiting.pop(0)}\n".encode())
            said += "\n"
    assert process.wait(10) == 0, said
    os.close(ours)
    return said


def test_the_jobs_for_gitlab_check_build_and_report(tmp_path: Path) -> None:
    assert casewright("init", "new", "--language", "nl", cwd=tmp_path).returncode == 0
    base = tmp_path / "new"
    jobs = yaml.safe_load((base / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    _install, check, build = jobs["stories"]["script"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for line in (check, build, *jobs["pages"]["script"]):
        subprocess.run(["sh", "-c", line], cwd=base, check=True, env={**os.environ, "PATH": path})
    assert json.loads((base / "gl-code-quality-report.json").read_bytes()) == []
    assert (base / "public" / "index.html").is_file()
