"""Pages have few stylesheets, because browsers wait for all of them."""

import re
from pathlib import Path

import pytest

from bases import make_base
from casewright.config.settings import load_settings
from casewright.rendering.theme import asset_folder
from conftest import ROOT

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"( media="print")?>')
HELD = ROOT / "theme" / "assets" / "casewright"
APART = {"print", "form", "paper", "brand", "slides"}
"""Those that a page names by itself, and the one that a build makes."""
OPTIONAL = {"announce.js", "outdated.js"}
"""Scripts of pages with an announcement or a warning about their version."""


@pytest.mark.parametrize("page", ["", "praktijk/", "lessen/", "themas/", "overzicht/"])
def test_no_page_waits_for_more_than_material_and_one_of_ours(site_dir: Path, page: str) -> None:
    text = (site_dir / page / "index.html").read_text(encoding="utf-8")
    awaited = [style for style, on_paper in STYLE.findall(text) if not on_paper]
    ours = [style for style in awaited if "/casewright/" in style]
    assert len(awaited) <= 3
    assert [style.rpartition("/")[2] for style in ours] == ["site.css"]


def test_every_component_is_in_the_one_stylesheet(site_dir: Path) -> None:
    together = lines_of(next(site_dir.glob("assets/casewright/*/site.css")))
    left = [
        style.name
        for style in sorted(HELD.glob("*.css"))
        if style.stem not in APART
        and not style.stem.startswith(("folder-", "saved-cases-"))
        and lines_of(style) not in together
    ]
    assert left == []


def test_scripts_and_styles_have_a_digest_in_their_address_and_nothing_else_is_there(
    site_dir: Path,
) -> None:
    assets = site_dir / "assets/casewright"
    folder, *others = sorted(entry.name for entry in assets.iterdir())
    assert re.fullmatch(r"[0-9a-f]{12}", folder)
    assert others == ["icon.svg", "search"]
    headers = (site_dir / "_headers").read_text(encoding="utf-8")
    assert (
        f"/assets/casewright/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable"
        in headers
    )
    loaded = {
        name.rpartition("/")[2]
        for page in site_dir.rglob("*.html")
        for name in re.findall(rf"{folder}/([\w-]+\.(?:js|css))", page.read_text(encoding="utf-8"))
    }
    imported = {
        name
        for script in (assets / folder).glob("*.js")
        for name in re.findall(r"""(?:from|import\()\s*"\./([^"]+)\"""", script.read_text("utf-8"))
    }
    files = {file.name for file in (assets / folder).iterdir()}
    assert files - loaded - imported == OPTIONAL


def test_another_stylesheet_or_colour_is_another_address(tmp_path: Path) -> None:
    base = make_base(tmp_path)
    settings = load_settings(base / "mkdocs.yml")
    theme = tmp_path / "own"
    (theme / "assets/casewright").mkdir(parents=True)
    own = settings.model_copy(update={"custom_dir": theme})
    assert asset_folder(own) == asset_folder(settings)
    (theme / "assets/casewright/card.css").write_text("p {}", encoding="utf-8")
    options = settings.options.model_copy(update={"accent": "#123456"})
    coloured = settings.model_copy(update={"options": options})
    assert len({asset_folder(one) for one in (settings, own, coloured)}) == 3


def lines_of(file: Path) -> str:
    """Return the text of a file without its empty lines, which a bundle does not keep."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.strip())
