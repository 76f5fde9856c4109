"""Executors: this process, a pool of processes, or a cluster.

Each is a ``concurrent.futures.Executor`` that gets batches of items and a function. The function is
defined in a module, is pure, and takes plain values, so it works with any start method and on any
machine.
"""

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from casewright.build.process_pool import ProcessPool, start_worker
from casewright.exceptions import UsageError
from casewright.i18n.message import Message

PARALLEL_THRESHOLD_CASES: Final = 200
"""Number of cases from which starting processes is faster."""

BATCHES_IN_FLIGHT: Final = 8
"""Batches in progress at once; limits the memory in use, besides the results."""

_CLUSTER_TIMEOUT_S: Final = 10

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Progress = Callable[[int], None]
"""Called with the number of items that are done."""


@dataclass(frozen=True, slots=True)
class Workers:
    """The workers: ``count`` processes, or the address of a cluster's scheduler."""

    count: int | None = None
    cluster: str | None = None


DEFAULT_WORKERS: Final = Workers()
"""One process for each core."""


class SerialExecutor(Executor):
    """Run a function immediately, in this process."""

    def submit(
        self, fn: Callable[..., _Result], /, *args: object, **kwargs: object
    ) -> Future[_Result]:
        """Run a function; return a finished future."""
        future: Future[_Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  (raised where the result is asked for)
            future.set_exception(error)
        return future


def ignore(_done: int) -> None:
    """Report no progress."""


@contextmanager
def open_executor(
    items: int,
    workers: Workers,
    threshold: int = PARALLEL_THRESHOLD_CASES,
    setup: Callable[[], object] | None = None,
) -> Iterator[Executor]:
    """Open an executor for a number of items, by default cases, and close it after the block.

    Each worker process calls ``setup`` first; only processes that are not forked get it pickled.
    Raise ``UsageError`` for a cluster without the extra ``cluster``.
    """
    if workers.cluster:
        with _open_cluster(workers.cluster) as executor:
            yield executor
        return
    count = workers.count or _cores()
    if count == 1 or (workers.count is None and items < threshold):
        yield SerialExecutor()
        return
    others = {process.pid for process in multiprocessing.active_children()}
    executor = ProcessPool(count, _start_method(), start_worker, (setup,))
    try:
        executor.submit(os.getpid)  # starts forked workers now, while there is one thread
        yield executor
    except BaseException:
        for process in multiprocessing.active_children():
            if process.pid not in others:
                process.terminate()
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def map_batches(
    executor: Executor,
    function: Callable[[_Item], _Result],
    items: Iterable[_Item],
    batch_size: int,
    on_progress: Progress = ignore,
) -> Iterator[_Result]:
    """Iterate over the results of a function for some items, in their order.

    Items are consumed as batches are sent. Exceptions of workers are raised here, with a note that
    names the item; the batch of a worker that dies is run here.
    """
    pending: deque[tuple[Future[list[_Result]] | None, list[_Item]]] = deque()
    source = iter(items)
    done = 0
    while True:
        while len(pending) < BATCHES_IN_FLIGHT and (batch := list(islice(source, batch_size))):
            pending.append((_submit(executor, function, batch), batch))
        if not pending:
            return
        future, batch = pending.popleft()
        results = _result(future, function, batch)
        done += len(batch)
        on_progress(done)
        yield from results


def run_batch(function: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """Run a function for each item of a batch."""
    results = []
    for item in items:
        try:
            results.append(function(item))
        except Exception as error:
            error.add_note(f"item: {item!r:.200}")
            raise
    return results


def _submit(
    executor: Executor, function: Callable[[_Item], _Result], batch: list[_Item]
) -> Future[list[_Result]] | None:
    """Send a batch; return ``None`` if no process can be started."""
    try:
        return executor.submit(run_batch, function, batch)
    except (BrokenExecutor, OSError, RuntimeError):
        return None


def _result(
    future: Future[list[_Result]] | None,
    function: Callable[[_Item], _Result],
    batch: list[_Item],
) -> list[_Result]:
    if future is not None:
        try:
            return future.result()
        except BrokenExecutor:
            pass
    return run_batch(function, batch)


def can_fork() -> bool:
    """Return whether processes can be forked safely: on Linux, while there is one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    """Return the number of cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_method() -> multiprocessing.context.BaseContext:
    """Return the fastest safe start method."""
    return multiprocessing.get_context("fork" if can_fork() else "spawn")


@contextmanager
def _open_cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415  (an extra, slow to load)
    except ImportError:
        raise UsageError(Message("fault.no-cluster-extra")) from None
    try:
        client = Client(address, timeout=_CLUSTER_TIMEOUT_S)
    except (OSError, ValueError) as error:
        values = {"address": address, "error": str(error)}
        raise UsageError(Message("fault.no-cluster", values)) from None
    with client:
        yield client.get_executor(pure=False)
