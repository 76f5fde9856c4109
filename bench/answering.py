"""Measure the time from saving a file until a browser gets the changed page.

``python -m bench.answering --size 1000`` runs ``casewright serve`` on a generated knowledge base,
repeatedly saves a case with a new word, and requests its page until the word is there: ``page``.
``rest`` is the time until the word is in ``cases.json``, which is made with all other pages,
``search`` until the new search index is served. The figures are medians; each save waits for the
previous one to finish.
"""

import argparse
import http
import http.client
import itertools
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import click

from bench.invented import invent
from bench.peers import OURS, PEERS_BY_NAME

_HOST: Final = "127.0.0.1"
_ENVIRONMENT: Final = {"NO_MKDOCS_2_WARNING": "1"}
_PATIENCE: Final = 900
_BREATH: Final = 0.02
_LONG_BREATH: Final = 0.1
"""Seconds between two requests for the page, and for what takes longer."""

_WORDS: Final = itertools.count(1)
_SEARCH: Final = "/assets/casewright/search/manifest.json"


@dataclass(frozen=True)
class Answered:
    """Seconds from a save until the page, all other pages and the search are updated."""

    page: float
    rest: float
    search: float


def answered(folder: Path, case_id: str, saves: int = 5) -> Answered:
    """Serve a knowledge base, save one of its cases several times, and return the medians.

    The first save is not counted, because the preview may still be starting.
    """
    file = folder / "cases" / f"{case_id}.yml"
    text = file.read_text(encoding="utf-8")
    with _served(folder) as port:
        _until(lambda: bool(_get(port, _SEARCH)))
        costs = [_saved(file, text, port) for _ in range(saves + 1)][1:]
    return Answered(
        median(cost.page for cost in costs),
        median(cost.rest for cost in costs),
        median(cost.search for cost in costs),
    )


def _saved(file: Path, text: str, port: int) -> Answered:
    """Save a case with a new word in its summary, and wait for all results."""
    word = f"bewaard{os.getpid()}{next(_WORDS)}"
    edition = _get(port, _SEARCH)
    start = time.perf_counter()
    file.write_text(text.replace("summary: ", f"summary: {word} ", 1), encoding="utf-8")
    page = _until(lambda: word in _get(port, f"/praktijk/{file.stem}/"), _BREATH)
    rest = _until(lambda: word in _get(port, "/cases.json"))
    search = _until(lambda: _get(port, _SEARCH) not in ("", edition))
    return Answered(page - start, rest - start, search - start)


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    """Run the preview of a knowledge base during the block; return its port."""
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", OURS, "serve", "--dev-addr", f"{_HOST}:{port}")
    process = subprocess.Popen(  # noqa: S603  (ourselves)
        command, cwd=folder, env=os.environ | _ENVIRONMENT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _get(port: int, address: str) -> str:
    """Request an address; return an empty response if it does not exist."""
    connection = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE)
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        return response.read().decode() if response.status == http.HTTPStatus.OK else ""
    except ConnectionError:
        return ""
    finally:
        connection.close()


def _until(holds: Callable[[], bool], breath: float = _LONG_BREATH) -> float:
    """Poll until a condition is true; return the time at which it was."""
    end = time.perf_counter() + _PATIENCE
    while not holds():
        if time.perf_counter() > end:
            sys.exit("the preview does not answer")
        time.sleep(breath)
    return time.perf_counter()


def main() -> None:
    """Measure the sizes given on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.answering", description=__doc__)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--saves", type=int, default=5)
    asked = parser.parse_args()
    cases = invent(asked.size, asked.words)
    with tempfile.TemporaryDirectory() as folder:
        PEERS_BY_NAME[OURS].write(cases, Path(folder))
        found = answered(Path(folder), cases[0].id, asked.saves)
    click.echo(f"{asked.size} cases, medians of {asked.saves} saves, in seconds:")
    click.echo(f"page {found.page:.2f}, all others {found.rest:.2f}, search {found.search:.2f}")


if __name__ == "__main__":
    main()
