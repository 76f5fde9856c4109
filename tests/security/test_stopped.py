"""An interrupted command leaves no process, reports once, and the next build works."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bases import CONFIG, snapshot, write_case
from conftest import ROOT
from security.faults import COMMAND
from web.previewing import Preview, free_port

Process = subprocess.Popen[str]
MANY = 420
"""Cases of which several processes read, check, stage, search and verify each their share."""

DOZEN = 12


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base large enough for several processes, with a published site."""
    base = tmp_path_factory.mktemp("stopped")
    shutil.copytree(ROOT / "cases" / "vocabulary", base / "cases" / "vocabulary")
    (base / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for number in range(MANY):
        write_case(base, f"verhaal-{number}", title=f"Verhaal {number}")
    assert subprocess.run(COMMAND, cwd=base, check=False, capture_output=True).returncode == 0
    return base


def begun(folder: Path, *arguments: str, stderr: Path | None = None, **environment: str) -> Process:
    """Start a command as a terminal does: in a process group, all of which gets Ctrl-C."""
    return subprocess.Popen(
        [sys.executable, "-m", "casewright", *(arguments or ["build"])],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=stderr.open("w", encoding="utf-8") if stderr else subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "LC_ALL": "nl_NL.UTF-8", **environment},
    )


def children(process: Process) -> list[int]:
    """Return the child processes of a process and their children."""
    found, pending = [], [process.pid]
    while pending:
        for task in Path("/proc", str(pending.pop()), "task").glob("*/children"):
            try:
                below = [int(pid) for pid in task.read_text("ascii").split()]
            except (FileNotFoundError, ProcessLookupError):
                continue
            found += below
            pending += below
    return found


def when_there_are(process: Process, count: int) -> list[int]:
    """Wait until there are that many child processes; return nothing if there never are."""
    while process.poll() is None:
        found = children(process)
        if len(found) >= count:
            return found
        time.sleep(0.005)
    return []


def interrupt(process: Process) -> None:
    os.killpg(process.pid, signal.SIGINT)


def kill(process: Process) -> None:
    process.kill()


def terminate(process: Process) -> None:
    process.terminate()


@pytest.mark.parametrize("stop", [interrupt, kill, terminate])
@pytest.mark.parametrize("others", [1, 2])
def test_whoever_stops_a_build_stops_all_of_it(
    large: Path, stop: Callable[[Process], None], others: int
) -> None:
    before = snapshot(large / "site")
    write_case(large, "verhaal-7", title=f"Verhaal na {stop.__name__} {others}")
    process = begun(large)
    assert when_there_are(process, others)
    stop(process)
    # the streams end with the last process that has them
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode != 0
    assert snapshot(large / "site") == before
    reevaluate = begun(large)
    said = reevaluate.communicate(timeout=60)
    assert reevaluate.returncode == 0, said
    assert [path.name for path in large.iterdir() if path.name.startswith(".site")] == []


def test_an_interruption_is_told_in_the_readers_words_and_is_no_mistake_of_an_author(
    large: Path,
) -> None:
    write_case(large, "verhaal-6", title="Verhaal voor de onderbreking")
    process = begun(large, "build", "--quiet")  # no progress
    assert when_there_are(process, 1)
    interrupt(process)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.strip().splitlines() == ["Afgebroken."]


def test_a_preview_says_nothing_of_its_processes_when_it_is_stopped_while_it_starts(
    large: Path, tmp_path: Path
) -> None:
    for number in range(1, DOZEN):
        process = begun(
            large, "serve", "--dev-addr", f"127.0.0.1:{free_port()}", TMPDIR=str(tmp_path)
        )
        assert when_there_are(process, 1)
        time.sleep(number / 10)
        interrupt(process)
        _, errors = process.communicate(timeout=60)
        assert process.returncode in {0, 130}
        assert errors in {"", "Afgebroken.\n"}
        assert [*tmp_path.iterdir()] == []


@pytest.fixture
def in_a_terminal() -> Iterator[None]:
    """Let SIGHUP through, also if the tests run under ``nohup``."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("in_a_terminal")
def test_a_preview_leaves_nothing_behind_when_its_terminal_is_closed(
    large: Path, tmp_path: Path
) -> None:
    address = f"127.0.0.1:{free_port()}"
    process = begun(large, "serve", "--dev-addr", address, TMPDIR=str(tmp_path))
    Preview(f"http://{address}/", tmp_path).comes_to_hold("praktijk/verhaal-9/", "Verhaal 9")
    os.killpg(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)
    assert [*tmp_path.iterdir()] == []


def test_a_preview_whose_processes_are_killed_shows_every_case_all_the_same(
    large: Path, tmp_path: Path
) -> None:
    address = f"127.0.0.1:{free_port()}"
    said = tmp_path / "said"
    process = begun(large, "serve", "--dev-addr", address, TMPDIR=str(tmp_path), stderr=said)
    try:
        killed = when_there_are(process, 1)
        assert killed
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        preview = Preview(f"http://{address}/", tmp_path)
        preview.comes_to_hold("cases.json", "Verhaal 8")
        assert all(preview.page(f"praktijk/verhaal-{number}/") for number in range(MANY))
        write_case(large, "verhaal-8", title="Een ander eind")
        preview.comes_to_hold("cases.json", "Een ander eind")
        assert "Traceback" not in said.read_text(encoding="utf-8")
    finally:
        interrupt(process)
        process.communicate(timeout=60)
