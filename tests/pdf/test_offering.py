"""A site that offers PDF files, and machines on which WeasyPrint cannot run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import casewright
from pdf.conftest import HARD

MISSING = {
    "the extra": ("raise ModuleNotFoundError(name=__name__)\n", 'pip install "casewright[pdf]"'),
    "Pango": ("raise OSError('cannot load library')\n", "libpango-1.0-0"),
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    shutil.copytree(HARD, folder)
    (folder / "cases" / "zwaar.yml").unlink()
    return folder


def offering(base: Path) -> Path:
    """Enable PDF files."""
    config = (base / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
    (base / "mkdocs.yml").write_text(f"{config}:\n      pdf: true\n", encoding="utf-8")
    return base


def without(what: str, base: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where importing WeasyPrint fails as it does without a part of it."""
    folder = base.parent / "machine"
    (folder / "weasyprint").mkdir(parents=True, exist_ok=True)
    (folder / "weasyprint" / "__init__.py").write_text(MISSING[what][0], encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "casewright", *arguments],
        cwd=base,
        env={**os.environ, "PYTHONPATH": str(folder), "LANGUAGE": "nl"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_offers_its_files_where_that_is_switched_on(base: Path) -> None:
    result = casewright("build", cwd=offering(base))
    assert result.returncode == 0, result.stdout + result.stderr
    site = base / "site"
    assert (site / "praktijk/gewoon/gewoon.pdf").read_bytes().startswith(b"%PDF")
    assert (site / "themas/samenwerken/samenwerken.pdf").read_bytes().startswith(b"%PDF")
    assert 'href="gewoon.pdf"' in _relative(site / "praktijk/gewoon/index.html", "gewoon.pdf")
    assert "samenwerken.pdf" in (site / "themas/samenwerken/index.html").read_text("utf-8")


def _relative(page: Path, name: str) -> str:
    """Read a page with the path to a neighbouring file shortened."""
    return page.read_text("utf-8").replace(f"../../praktijk/gewoon/{name}", name)


def test_a_site_says_nothing_of_files_it_does_not_offer(base: Path) -> None:
    casewright("build", cwd=base)
    pages = [
        *(base / "site" / "praktijk").rglob("*.html"),
        *(base / "site" / "themas").rglob("*.html"),
    ]
    assert [page for page in pages if ".pdf" in page.read_text("utf-8")] == []


@pytest.mark.parametrize("what", MISSING)
def test_the_message_says_what_to_install(base: Path, what: str) -> None:
    result = without(what, base, "pdf", "--all")
    assert (result.returncode, result.stdout) == (3, "")
    assert MISSING[what][1] in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("what", MISSING)
def test_nothing_else_needs_it(base: Path, what: str) -> None:
    assert without(what, base, "build").returncode == 0


def test_a_site_that_cannot_offer_its_files_stays_as_it_was(base: Path) -> None:
    casewright("build", cwd=base)
    before = (base / "site" / "index.html").read_bytes()
    (base / "cases" / "index.md").write_text("# Iets anders\n", encoding="utf-8")
    result = without("the extra", offering(base), "build")
    assert result.returncode == 3
    assert (base / "site" / "index.html").read_bytes() == before
