"""The lock allows one build at a time, and a dead process holds nothing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casewright.exceptions import SystemFailureError, UsageError
from casewright.publish.lock import build_lock

HOLD = """
import sys, time
from pathlib import Path
from casewright.publish.lock import build_lock
with build_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in another process that holds the lock of ``tmp_path/work``."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "work")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_build_is_told_who_is_at_it(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(SystemFailureError) as caught, build_lock(tmp_path / "work"):
        pass
    assert caught.value.message.key == "fault.busy"
    assert caught.value.message.values == {"pid": str(other.pid)}


def test_a_killed_build_lets_go(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with build_lock(tmp_path / "work"):
        pass


def test_builds_after_each_other_and_in_other_folders_do_not_wait(tmp_path: Path) -> None:
    for _ in range(2):
        with build_lock(tmp_path / "work"), build_lock(tmp_path / "elsewhere"):
            pass


def test_a_lock_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "lock").symlink_to(tmp_path / "case.yml")
    with pytest.raises(UsageError, match=r"fault\.linked-folder"), build_lock(tmp_path / "work"):
        pass
    assert (tmp_path / "case.yml").read_text(encoding="utf-8") == "title: x\n"
    (tmp_path / "link").symlink_to(tmp_path / "work")
    with pytest.raises(UsageError, match=r"fault\.linked-folder"), build_lock(tmp_path / "link"):
        pass
