"""Shared fixtures: the repository's own site, built once and served, and a browser."""

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

import browser
from casewright.publish.link_checker import BrokenLink, check_links
from casewright.publish.link_extractor import Outline, outline_of
from security.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
ROOT = Path(__file__).parents[1]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


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


def casewright(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as users do."""
    return subprocess.run(
        [sys.executable, "-m", "casewright", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def verify(site: Path, url: str = "") -> tuple[BrokenLink, ...]:
    """Check every link of a site in a folder."""
    names = frozenset(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    )

    def outline(name: str) -> Outline:
        found = outline_of(name, (site / name).read_bytes())
        assert found is not None
        return Outline.decode(found.encode())

    return check_links(names, outline, url).broken


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's knowledge base, so that no test touches the original."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(ROOT / "cases", folder / "cases")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("site_url: https://example.org/praktijkverhalen/", "site_url: ''")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site_dir(knowledge_base: Path) -> Path:
    """The repository's own site, built by the command."""
    result = casewright("build", cwd=knowledge_base)
    assert result.returncode == 0, result.stdout + result.stderr
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


@contextmanager
def watched(
    chromium: Browser,
    size: tuple[int, int] = (1280, 900),
    scheme: Literal["light", "dark"] = "light",
    permissions: Sequence[str] = (),
    *,
    gaps: bool = False,
) -> Iterator[Page]:
    """Open a fresh page; an error it logs, or a request to another host, fails the test.

    With ``gaps`` it may request missing files, each of which the browser logs.
    """
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        permissions=permissions,
        locale="nl-NL",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if _own(r.url) else complaints.append(f"asked for {r.url}"))
    yield page
    context.close()
    expected = ("Failed to load resource",) if gaps else ()
    assert [text for text in complaints if not text.startswith(expected)] == []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of 1280 px."""
    with watched(chromium) as page:
        yield page


LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]} {look[1]}")
def look(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page as readers have it: narrow and wide, light and dark."""
    width, scheme = request.param
    with watched(chromium, (width, 800), scheme, gaps=True) as page:
        yield page


def hold_against_axe(page: Page) -> None:
    """Fail for any violation that axe reports, and for horizontal overflow."""
    results = Axe().run(page)
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert results.response["violations"] == [], results.generate_report()


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
