"""Release requirements: one version everywhere, a citation, a restricted workflow."""

import re

import yaml

from casewright import __version__
from conftest import ROOT


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()


def test_the_changelog_has_room_for_what_comes_next() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## Unreleased$", changelog, re.MULTILINE)


def test_every_workflow_pins_what_it_uses_and_asks_for_little() -> None:
    ours = ROOT / "generator" / "casewright" / "starting" / "files" / "both" / "_github"
    workflows = [*(ROOT / ".github" / "workflows").glob("*.yml"), *ours.rglob("*.yml")]
    assert len(workflows) >= 3
    for workflow in workflows:
        text = workflow.read_text(encoding="utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
        assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE), workflow.name


def test_a_release_is_tried_before_it_is_published() -> None:
    release = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    jobs = release["jobs"]
    assert jobs["try"]["needs"] == "build"
    assert jobs["publish"]["needs"] == "try"
    assert [job for job, body in jobs.items() if "id-token" in body.get("permissions", {})] == [
        "publish"
    ]
