"""Pages have few stylesheets, because browsers wait for all of them."""

import re
from pathlib import Path

import pytest

from conftest import ROOT

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"( media="print")?>')
HELD = ROOT / "theme" / "assets" / "casewright"
APART = {"print", "form", "paper", "brand", "slides"}
"""Those that a page names by itself, and the one that a build makes."""


@pytest.mark.parametrize("page", ["", "praktijk/", "lessen/", "themas/", "overzicht/"])
def test_no_page_waits_for_more_than_material_and_one_of_ours(site_dir: Path, page: str) -> None:
    text = (site_dir / page / "index.html").read_text(encoding="utf-8")
    awaited = [style for style, on_paper in STYLE.findall(text) if not on_paper]
    ours = [style for style in awaited if "/casewright/" in style]
    assert len(awaited) <= 3
    assert [style.rpartition("/")[2] for style in ours] == ["site.css"]


def test_every_component_is_in_the_one_stylesheet(site_dir: Path) -> None:
    together = lines_of(site_dir / "assets/casewright/site.css")
    left = [
        style.name
        for style in sorted(HELD.glob("*.css"))
        if style.stem not in APART
        and not style.stem.startswith(("folder-", "saved-cases-"))
        and lines_of(style) not in together
    ]
    assert left == []


def lines_of(file: Path) -> str:
    """Return the text of a file without its empty lines, which a bundle does not keep."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip())
