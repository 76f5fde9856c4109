"""A running preview: the command, its address, and its responses."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bases import snapshot


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


DOCUMENTS = "assets/casewright/search/documents/"


@dataclass(frozen=True)
class Preview:
    """A running preview; ``folder`` is the folder that it serves."""

    address: str
    folder: Path

    @property
    def terminal(self) -> Path:
        """The output in the terminal, with errors and requests."""
        return self.folder.with_suffix(".said")

    def said(self, text: str) -> list[str]:
        """Wait until the terminal shows a line; return its output without requests."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            said = self.terminal.read_text(encoding="utf-8").splitlines()
            if text in said:
                return [line for line in said if not line.startswith("[")]
            time.sleep(0.1)
        pytest.fail(f"the terminal never said {text!r}, but: {said}")

    def page(self, name: str) -> str:
        """Return the content at an address; nothing if there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}{name}", timeout=30) as response:  # noqa: S310
                return str(response.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def comes_to(self, name: str, holds: Callable[[str], bool], seconds: float = 60) -> str:
        """Wait until a condition holds for a page; return the page."""
        return _wait(lambda: self.page(name), name, holds, seconds)

    def comes_to_hold(self, name: str, text: str) -> str:
        """Wait until a page contains a text."""
        return self.comes_to(name, lambda page: text in page)

    def search_comes_to(self, holds: Callable[[str], bool]) -> None:
        """Wait until a condition holds for the documents of the search."""
        _wait(self._search_documents, DOCUMENTS, holds)

    def search_comes_to_hold(self, text: str) -> None:
        """Wait until the documents of the search contain a text."""
        self.search_comes_to(lambda documents: text in documents)

    def _search_documents(self) -> str:
        """Return the served documents together; their numbers follow from the ids of the cases."""
        names = {file.name for file in self.folder.glob(f"casewright_*/site/{DOCUMENTS}*.json")}
        return "".join(self.page(f"{DOCUMENTS}{name}") for name in sorted(names))

    def site(self) -> dict[str, bytes]:
        """Return every file of the served site."""
        (site,) = self.folder.glob("casewright_*/site")
        return snapshot(site)


def _wait(
    read: Callable[[], str], name: str, holds: Callable[[str], bool], seconds: float = 60
) -> str:
    until = time.monotonic() + seconds
    page = ""
    while time.monotonic() < until:
        page = read()
        if holds(page):
            return page
        time.sleep(0.1)
    pytest.fail(f"{name} did not become what was expected; it is: {page[:2000]}")


@contextmanager
def previewing(
    base: Path, folder: Path, port: int = 0, python: str = sys.executable, **environment: str
) -> Iterator[Preview]:
    """Run ``casewright serve`` in a folder; it writes below another folder."""
    folder.mkdir(exist_ok=True)
    address = f"127.0.0.1:{port or free_port()}"
    preview = Preview(f"http://{address}/", folder)
    with preview.terminal.open("w") as stream:
        process = subprocess.Popen(
            [python, "-m", "casewright", "serve", "--dev-addr", address],
            cwd=base,
            env={**os.environ, "TMPDIR": str(folder), **environment},
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    try:
        yield preview
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
