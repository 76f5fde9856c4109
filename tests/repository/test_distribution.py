"""The action and the container file: what they run, with which rights, and that it works."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from conftest import ROOT, casewright

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_the_action_pins_what_it_uses_and_keeps_the_store() -> None:
    used = re.findall(r"uses: (.*)", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert len(used) > 1
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
    (cache,) = [step for step in ACTION["runs"]["steps"] if "cache@" in step.get("uses", "")]
    assert cache["with"]["path"].endswith(".casewright/store.sqlite")


def test_no_input_of_the_action_reaches_a_shell_as_text() -> None:
    commands = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert [command for command in commands if "${{" in command] == []


def test_the_steps_of_the_action_check_and_build(tmp_path: Path) -> None:
    base = tmp_path / "base"
    assert casewright("init", base, "--language", "nl", cwd=tmp_path).returncode == 0
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "CONFIG_FILE": "base/mkdocs.yml",
        "SITE_DIR": "public",
    }
    bash = shutil.which("bash") or "bash"
    for step in ACTION["runs"]["steps"]:
        if "CONFIG_FILE" in step.get("env", {}):
            command = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    assert list(tmp_path.rglob("public/index.html"))
    assert (base / ".casewright" / "store.sqlite").is_file()


def test_the_container_is_slim_and_runs_without_rights() -> None:
    stages = re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)
    assert {stage.rpartition("-")[2] for stage in stages} == {"slim"}
    final = CONTAINERFILE.rpartition("\nFROM ")[2]
    assert final.index("USER casewright") < final.index("ENTRYPOINT")


def test_the_container_gets_what_an_installation_needs() -> None:
    ignored = set((ROOT / ".containerignore").read_text(encoding="utf-8").split())
    assert ignored.isdisjoint({"generator", "theme", "pyproject.toml", "README.md", "LICENSE"})
