"""The benchmarks report what they measured and which generators failed."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def output_of(module: str, *arguments: str, **environment: str) -> list[str]:
    """Run a module of the benchmark as if no version were tagged; return the lines it printed."""
    result = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=os.environ | {"GIT_DIR": os.devnull} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_the_profile_knows_every_step_and_process() -> None:
    lines = output_of("bench.profiling", "100", "--words=40", "--functions=1")
    labels = [line.split("  ")[0] for line in lines]
    steps = labels[labels.index("seconds") + 1 : labels.index("start, imports, the rest")]
    assert steps == ["read and check", "engine", "pages", "pdf", "search", "verify", "publish"]
    cold = next(line.split()[1] for line in lines if line.startswith("engine"))
    assert cold != "0.00"
    watched = {label.split(":")[0] for label in labels if label.endswith(" watched")}
    assert {"main"} <= watched


def test_who_gives_up_says_so_in_its_row_and_the_rest_is_measured(tmp_path: Path) -> None:
    hugo = tmp_path / "hugo"
    hugo.write_text("#!/bin/sh\necho too many pages\nexit 3\n", encoding="utf-8")
    hugo.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    arguments = ("--sizes", "3", "--runs=2", "--words=40", "--peers", "hugo")
    lines = output_of("bench.compare", *arguments, PATH=path)
    assert "No version is tagged: there is no earlier one to compare with." in lines
    assert "     3  hugo: build                  gave up (3): too many pages" in lines
    measured = [line[8:36].strip() for line in lines if line.startswith("     3  ")]
    assert measured[:2] == ["build", "hugo: build"]
    assert measured[2:6] == [
        "build after a change",
        "build without a change",
        "check of everything",
        "check of one",
    ]
    assert measured[6] == "serve: saved, its page"
