"""Workflows pin their actions, have minimal permissions, and do not run for strangers."""

import re
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"^\s*(?:- )?uses: (\S+)(.*)$", re.MULTILINE)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_says_which_version_it_is(workflow: Path) -> None:
    used = USES.findall(workflow.read_text(encoding="utf-8"))
    assert used
    for action, remark in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark), action


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_may_be_written_but_where_it_is_said(workflow: Path) -> None:
    read = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert read["permissions"] == {"contents": "read"}
    own = "attestations" if workflow.stem == "release" else "pages"
    for name, job in read["jobs"].items():
        assert job.get("permissions", {}) == (
            {own: "write", "id-token": "write"} if name == "publish" else {}
        )


def test_what_strangers_send_in_gets_no_right_and_no_secret() -> None:
    text = (ROOT / ".github/workflows/pull-request.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)[True] == "pull_request"  # YAML parses the key `on` as true
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert "write" not in text
    assert "${{ github.event" not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_only_main_is_published() -> None:
    read = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    assert read[True] == {"push": {"branches": ["main"]}}


def test_the_hook_for_pre_commit_takes_stories_and_nothing_else() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "casewright check"
    taken = re.compile(hook["files"])
    assert taken.search("cases/koffie.yml")
    assert taken.search("cases/vocabulary/themes.yaml")
    assert not taken.search("mkdocs.yml")
    assert not taken.search("cases/over.md")
