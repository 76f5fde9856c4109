"""Shared fixtures: the repository's own site, built once and served, and a browser."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import browser
from bases import ROOT, make_base, verify
from browsing import hold_against_axe, watched
from commands import casewright
from security.figures import pytest_terminal_summary
from sharing import shared

__all__ = [
    "ROOT", "casewright", "hold_against_axe", "pytest_terminal_summary", "verify", "watched"
]  # fmt: skip

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


SLOW = (
    "build/test_cluster", "build/test_incremental", "build/test_same_site",
    "diagnostics/test_reporters", "diagnostics/test_review_queue", "engines/",
    "integration/test_engines", "integration/test_init", "integration/test_new_rule",
    "integration/test_release", "integration/test_sections", "integration/test_themes",
    "integration/test_wheel", "pdf/", "publish/test_swap", "repository/test_bench",
    "repository/test_distribution", "search/test_index", "security/test_failures",
    "security/test_line_ends", "security/test_one_file", "security/test_privacy",
    "security/test_same_bytes", "security/test_shortage", "security/test_stopped",
    "security/test_work_dir", "test_readme", "web/test_build", "web/test_redirects",
    "web/test_rule_pages", "web/test_serve",
)  # fmt: skip
"""Tests that build many sites, print them, or start programs."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark those tests, and all that use a browser, as slow."""
    for item in items:
        name = item.path.relative_to(ROOT / "tests").as_posix()
        if name.startswith(SLOW) or "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files and the site's own 404 page, without logging requests."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != 404 or not missing.exists():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with this repository's vocabularies and one case."""
    return make_base(tmp_path)


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's knowledge base, built by the command."""
    return shared(tmp_path_factory, "knowledge_base", _build_ours)


def _build_ours(folder: Path) -> None:
    shutil.copytree(ROOT / "cases", folder / "cases")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("site_url: https://example.org/praktijkverhalen/", "site_url: ''")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    build(folder)


def build(folder: Path) -> None:
    """Build a knowledge base that has no errors."""
    result = casewright("build", cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def site_dir(knowledge_base: Path) -> Path:
    """The repository's own site."""
    return knowledge_base / "site"


@pytest.fixture(scope="session")
def site(site_dir: Path) -> Iterator[str]:
    """The address at which that site is served, with a trailing slash."""
    with serving(site_dir) as address:
        yield address


class serving:  # noqa: N801  (reads as what it does: with serving(folder) as address)
    """Serve a folder on a free port during the block."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(QuietHandler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(
            executable_path=browser.find(), args=browser.arguments()
        )
        yield instance
        instance.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of 1280 px."""
    with watched(chromium) as page:
        yield page


LOOKS = [(360, "light"), (1280, "dark")]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]} {look[1]}")
def look(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page as readers have it: narrow and light, wide and dark."""
    width, scheme = request.param
    with watched(chromium, (width, 800), scheme, gaps=True) as page:
        yield page
