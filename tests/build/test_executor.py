"""Every executor returns the same results, and raises an error once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casewright.build import executor as executor_module
from casewright.build.executor import Workers, map_batches, open_executor
from casewright.exceptions import UsageError

WORKERS = [Workers(1), Workers(2)]


def double(number: int) -> int:
    return 2 * number


def invert(number: int) -> int:
    return 60 // number


def process_of(_item: int) -> int:
    return os.getpid()


def die_elsewhere(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(9)
    return 7


@pytest.fixture(params=["fork", "spawn"])
def start_method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    context = executor_module.multiprocessing.get_context(request.param)
    monkeypatch.setattr(executor_module, "_start_method", lambda: context)
    return str(request.param)


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.usefixtures("start_method")
def test_results_come_in_order_and_progress_is_told(workers: Workers) -> None:
    told: list[int] = []
    with open_executor(25, workers) as executor:
        assert list(map_batches(executor, double, range(25), 10, told.append)) == [
            2 * number for number in range(25)
        ]
    assert told == [10, 20, 25]


@pytest.mark.parametrize("workers", WORKERS)
def test_an_error_is_raised_once_and_names_its_item(workers: Workers) -> None:
    with (
        pytest.raises(ZeroDivisionError) as raised,
        open_executor(9, workers) as executor,
    ):
        list(map_batches(executor, invert, [3, 2, 0, 1, 0], 2))
    assert raised.value.__notes__ == ["item: 0"]


def test_what_a_dead_worker_leaves_is_done_here() -> None:
    with open_executor(4, Workers(2)) as executor:
        assert list(map_batches(executor, die_elsewhere, [os.getpid()] * 4, 1)) == [7] * 4


def test_few_items_start_no_process() -> None:
    few = executor_module.PARALLEL_THRESHOLD_CASES - 1
    with open_executor(few, Workers()) as executor:
        assert list(map_batches(executor, process_of, [0], 1)) == [os.getpid()]


SLOW = """
import os, time
from casewright.build.executor import Workers, map_batches, open_executor
def wait(number):
    os.write(1, b"begun\\n")
    time.sleep(60)
if __name__ == "__main__":
    with open_executor(4, Workers(2)) as executor:
        list(map_batches(executor, wait, range(4), 1))
"""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_whoever_is_stopped_takes_all_workers_along(stop: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert [process.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
    if stop is signal.SIGINT:
        os.killpg(process.pid, stop)
    else:
        process.send_signal(stop)
    # the streams end with the last process that has them open
    _, errors = process.communicate(timeout=30)
    assert process.returncode != 0
    assert errors.count("Traceback") <= 1


def test_a_cluster_without_its_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match=r"fault\.no-cluster-extra"),
        open_executor(9, Workers(cluster="tcp://127.0.0.1:1")),
    ):
        pass
