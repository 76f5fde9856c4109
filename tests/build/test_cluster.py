"""A cluster makes the same records: a real scheduler and two workers on this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from casewright.build.executor import Workers, map_batches, open_executor
from casewright.build.project import load_project
from casewright.build.store import make_memory_store
from casewright.config.settings import load_settings
from casewright.exceptions import UsageError
from conftest import ROOT
from loading import load

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a scheduler."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield str(cluster.scheduler_address)


def test_a_cluster_makes_the_same_records(address: str) -> None:
    settings = load_settings(ROOT / "mkdocs.yml")
    alone = load(settings)
    project = load_project(settings, make_memory_store(), workers=Workers(cluster=address))
    assert project.diagnostics == alone.diagnostics
    assert project.keys == alone.keys


def die_once(marker: str) -> int:
    """Kill a worker process, the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os._exit(9)
    return os.getpid()


def test_what_a_dead_worker_leaves_another_does(address: str, tmp_path: Path) -> None:
    with open_executor(1, Workers(cluster=address)) as executor:
        (pid,) = map_batches(executor, die_once, [str(tmp_path / "marker")], 1)
    assert pid != os.getpid()


def test_an_address_where_nobody_answers_is_told() -> None:
    with (
        pytest.raises(UsageError, match=r"fault\.no-cluster"),
        open_executor(1, Workers(cluster="tcp://127.0.0.1:9")),
    ):
        pass
