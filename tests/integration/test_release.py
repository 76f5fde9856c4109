"""A release, rehearsed offline: one version, the notices, a workflow that trusts nothing."""

import os
import re
import subprocess
import tarfile
from email.parser import BytesParser
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from casewright import __version__
from conftest import ROOT

NOTICE = (ROOT / "generator" / "stemmer-notice.txt").read_text(encoding="utf-8").strip()


def release_jobs() -> dict[str, dict[str, object]]:
    read = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    return dict(read["jobs"])


def agreement(tag: str) -> int:
    """Run the step of the workflow that compares the tag with the sources."""
    (step,) = [step for step in release_jobs()["build"]["steps"] if "TAG" in step.get("env", {})]
    environment = os.environ | {"TAG": tag}
    command = ["bash", "-e", "-c", step["run"]]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


@pytest.mark.parametrize(("tag", "code"), [(f"v{__version__}", 0), ("v9.9.9", 1)])
def test_the_tag_the_version_the_citation_and_the_changelog_agree(tag: str, code: int) -> None:
    assert agreement(tag) == code


def test_the_wheel_and_the_sdist_have_the_version_and_the_notices(released: Path) -> None:
    (wheel,), (sdist,) = (released / "wheel").glob("*.whl"), released.glob("*.tar.gz")
    assert wheel.name == f"casewright-{__version__}-py3-none-any.whl"
    assert sdist.name == f"casewright-{__version__}.tar.gz"
    with ZipFile(wheel) as archive:
        info = f"casewright-{__version__}.dist-info"
        metadata = BytesParser().parsebytes(archive.read(f"{info}/METADATA"))
        notice = archive.read(f"{info}/licenses/generator/stemmer-notice.txt").decode()
        stemmers = archive.read("casewright/theme/assets/casewright/search-stemmers.js").decode()
    assert metadata["Version"] == __version__
    assert metadata.get_all("License-File") == ["LICENSE", "generator/stemmer-notice.txt"]
    assert NOTICE in notice
    assert NOTICE in stemmers
    with tarfile.open(sdist) as archive:
        assert f"casewright-{__version__}/generator/stemmer-notice.txt" in archive.getnames()


def test_the_site_has_the_notice(site_dir: Path) -> None:
    (file,) = site_dir.glob("assets/casewright/*/search.js")
    lines = [line for line in NOTICE.splitlines() if line]
    assert "\n".join(lines) in file.read_text(encoding="utf-8")


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()


def test_the_changelog_has_room_for_what_comes_next() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## Unreleased$", changelog, re.MULTILINE)


def test_every_workflow_pins_what_it_uses_and_asks_for_little() -> None:
    ours = ROOT / "generator" / "casewright" / "scaffold" / "files" / "both" / "_github"
    workflows = [
        *(ROOT / ".github" / "workflows").glob("*.yml"),
        *(ours / "workflows").glob("*.yml"),
    ]
    assert len(workflows) >= 3
    for workflow in workflows:
        text = workflow.read_text(encoding="utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
        assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE), workflow.name


def test_a_release_is_tried_before_it_is_published() -> None:
    jobs = release_jobs()
    assert jobs["try"]["needs"] == "build"
    assert jobs["publish"]["needs"] == "try"
    assert [job for job, body in jobs.items() if "id-token" in body.get("permissions", {})] == [
        "publish"
    ]
