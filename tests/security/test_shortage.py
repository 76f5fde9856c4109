"""A machine that runs out of a resource reports which one; nothing is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bases import snapshot
from casewright.exceptions import SystemFailureError, os_errors
from commands import casewright
from security.faults import COMMAND, old_or_new


@pytest.fixture
def base(changed_base: Path) -> Path:
    return changed_base


BARELY = """
import resource, sys
from casewright.cli.main import main
from casewright.cli import build
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (size, size))
main(["build"])
"""
"""Builds with so many bytes of memory more than the program has taken: too few for a thread."""


@pytest.mark.parametrize("spare", [1_000_000, 3_000_000])
def test_too_little_memory(base: Path, spare: int) -> None:
    before = snapshot(base / "site")
    result = subprocess.run(
        [sys.executable, "-c", BARELY, str(spare)],
        cwd=base,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "nl_NL.UTF-8"},
        timeout=120,
    )
    assert "Traceback" not in result.stderr
    assert result.returncode in {0, 3}
    assert (result.returncode == 0) == (old_or_new(base, before) == "new")


def test_a_full_disk_is_named_by_what_is_on_it_and_not_by_what_was_copied(
    base: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        result = casewright("build", cwd=base, LC_ALL="nl_NL.UTF-8")
        assert result.returncode == 0, result.stderr
        shutil.rmtree(base / "site")
        command = [*COMMAND, "--site-dir", str(disk / "site")]
        result = subprocess.run(
            command,
            cwd=base,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "nl_NL.UTF-8"},
        )
        assert [*disk.iterdir()] == []
    finally:
        subprocess.run(["umount", disk], check=True)
    assert result.returncode == 3
    assert "de schijf is vol" in result.stderr
    assert str(disk) in result.stderr
    assert "assets" not in result.stderr


def test_a_file_that_has_just_gone_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(SystemFailureError, match=r"fault\.gone"), os_errors(tmp_path):
        (tmp_path / "weg.yml").read_bytes()
