"""Shared fixtures for saved cases: opening the page, thirty cases, the text of a PDF."""

import io
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from conftest import ROOT, build, serving, watched
from sharing import shared

KWADRAAD = "kwadraad-client-is-eigenaar"
MAAT = "maat-cultuuromslag-waalsprong"
MERK = "mee-merk-door-werkwijze"
PILOT = "mee-samen-pilot-die-niet-kwam"
KRACHT = "eigen-kracht-vraag-van-de-burger"
EXTREME = "zonder-maat"

ITEMS = ".cw-saved-cases__item"
SAID = "[data-cw-status] [data-slot=said]"


def open_folder(page: Page, site: str, query: str = "") -> None:
    """Open the page of saved cases; an address without a query is loaded again."""
    page.goto(f"{site}werkmap/{query}")
    expect(page.locator("[data-cw-saved-cases-page]")).to_be_visible()


def ids(page: Page) -> list[str]:
    """Return the ids of the saved cases, in their order on the page."""
    items = page.locator(ITEMS).all()
    return [item.get_attribute("data-cw-id") or "" for item in items]


def sheets_of(page: Page) -> list[str]:
    """Print a page; return the text of each printed page."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in pdf.pages]


@pytest.fixture
def page_of_gaps(chromium: Browser) -> Iterator[Page]:
    """A fresh page that may request missing files."""
    with watched(chromium, gaps=True) as page:
        yield page


@pytest.fixture(scope="session")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with thirty generated cases, one of them without limits."""
    folder = shared(tmp_path_factory, "thirty", _build_thirty)
    with serving(folder / "site") as address:
        yield address


def _build_thirty(folder: Path) -> None:
    command = [sys.executable, "-m", "bench.generate", str(folder), "--count=29", "--words=450"]
    subprocess.run(command, cwd=ROOT, check=True)
    shutil.copy(Path(__file__).with_name(f"{EXTREME}.yml"), folder / "cases")
    build(folder)


@pytest.fixture
def shrinking(site_dir: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the site from which tests can remove a case."""
    folder = shutil.copytree(site_dir, tmp_path / "site")
    with serving(folder) as address:
        yield address, folder
