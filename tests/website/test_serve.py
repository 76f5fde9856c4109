"""The preview: an edit is on the page without a restart, and so is a mistake."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from website.test_build import base, write_case

__all__ = ["base"]


@pytest.fixture
def preview(base: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    command = [sys.executable, "-m", "casewright", "serve", "--dev-addr", address]
    process = subprocess.Popen(
        command, cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"http://{address}/praktijk/een-verhaal/"
    process.terminate()
    process.wait(10)


def comes_to_hold(address: str, text: str, seconds: float = 30) -> str:
    """Wait until a page holds a text; give the page as it then is."""
    page = ""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310  (our own)
                page = response.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            page = ""
        if text in page:
            return page
        time.sleep(0.2)
    pytest.fail(f"{text!r} did not come; the page is: {page[:2000]}")


def test_an_edit_a_mistake_and_its_repair_show_without_a_restart(base: Path, preview: str) -> None:
    comes_to_hold(preview, "Daarom.")
    write_case(base, "een-verhaal", why="Om een andere reden.")
    comes_to_hold(preview, "Om een andere reden.")
    write_case(base, "een-verhaal", themes="[bestaat-niet]", why="Half af.")
    broken = comes_to_hold(preview, "unknown-term")
    assert "Om een andere reden." in broken
    assert "Half af." not in broken
    write_case(base, "een-verhaal", why="Weer goed.")
    assert "unknown-term" not in comes_to_hold(preview, "Weer goed.")
