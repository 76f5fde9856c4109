"""A small knowledge base that is hard to print, built once; and helpers to inspect the pages."""

import functools
import io
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader

from conftest import build, casewright, serving
from sharing import shared

HARD = Path(__file__).parent / "hard"
ADDRESS = "https://voorbeeld.nl/verhalen/"
ANCHORS = {
    "handout": "hand-out",
    "open": "zonder-afloop",
    "large": "grote-letters",
    "worksheet": "werkblad",
    "guide": "gespreksleider",
    "cards": "leskaartjes",
}
"""The fragment of each edition in the address of a Dutch site."""


class Paper:
    """A printed document: its text by page, and images of its pages."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content))

    @functools.cached_property
    def texts(self) -> list[str]:
        """The text of each page on one line, with ligatures and hyphenation undone."""
        texts = (unicodedata.normalize("NFKC", s.extract_text()) for s in self.reader.pages)
        return [" ".join(re.sub(r"[-\u2010]\n(?=\w)", "", text).split()) for text in texts]

    @property
    def text(self) -> str:
        """The text of all pages without spaces, because lines break anywhere."""
        return "".join("".join(self.texts).split())

    @functools.cached_property
    def pictures(self) -> list[Image.Image]:
        """The pages as images at 100 dpi."""
        return [
            sheet.render(scale=100 / 72).to_pil() for sheet in pypdfium2.PdfDocument(self.content)
        ]

    def ink(self, left: float, right: float) -> list[bool]:
        """Return for each page whether anything is printed between two distances from the left.

        In millimetres; a negative distance counts from the right.
        """
        return [_has_ink(picture, left, right) for picture in self.pictures]


def _has_ink(picture: Image.Image, left: float, right: float) -> bool:
    dots = [round(mm / 25.4 * 100) for mm in (left, right)]
    start, end = (dot if dot >= 0 else picture.width + dot for dot in dots)
    strip = picture.convert("L").crop((start, 0, end or picture.width, picture.height))
    return strip.getextrema()[0] < 200


@pytest.fixture(scope="session")
def hard_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hard knowledge base, with its image of 6,000 pixels, built."""
    return shared(tmp_path_factory, "hard", _build_hard)


def _build_hard(base: Path) -> None:
    shutil.copytree(HARD, base, dirs_exist_ok=True)
    picture = base / "cases" / "media" / "zwaar" / "groot.png"
    picture.parent.mkdir(parents=True)
    Image.radial_gradient("L").resize((6000, 4000)).save(picture)
    build(base)


@pytest.fixture(scope="session")
def hard_site(hard_base: Path) -> Iterator[str]:
    """The address at which that site is served."""
    with serving(hard_base / "site") as address:
        yield address


@pytest.fixture(scope="session")
def printed(chromium: Browser, hard_site: str, site: str) -> Callable[[str, str], Paper]:
    """Print an edition of a case with the browser; each is printed once."""
    kept: dict[tuple[str, str], Paper] = {}

    def print_it(case: str, edition: str) -> Paper:
        if (case, edition) not in kept:
            kept[case, edition] = Paper(_browser_print(chromium, _root(case), case, edition))
        return kept[case, edition]

    def _root(case: str) -> str:
        return hard_site if (HARD / "cases" / f"{case}.yml").exists() else site

    return print_it


def _browser_print(chromium: Browser, root: str, case: str, edition: str) -> bytes:
    context = chromium.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}praktijk/{case}/print/#{ANCHORS[edition]}")
    content = page.pdf(prefer_css_page_size=True)
    context.close()
    return content


@pytest.fixture(scope="session")
def pdf_files(hard_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Paper]:
    """The output of `casewright pdf --all` for the hard knowledge base, by name."""

    def make(folder: Path) -> None:
        result = casewright("pdf", "--all", "--out", folder, cwd=hard_base)
        assert result.returncode == 0, result.stdout + result.stderr

    folder = shared(tmp_path_factory, "papers", make)
    return {
        file.relative_to(folder).as_posix(): Paper(file.read_bytes())
        for file in folder.rglob("*.pdf")
    }
