"""A valid site passes; each kind of broken link is reported with its page and address."""

import shutil
from pathlib import Path

import pytest

from casewright.i18n.catalog import load_catalog
from casewright.publish.link_checker import BrokenLink, Reason
from conftest import verify

SOUND = Path(__file__).parent / "sound"
URL = "https://example.org/kennis/"

MISSING, ANCHOR = Reason.MISSING_TARGET, Reason.MISSING_ANCHOR
HOST, TWICE = Reason.OTHER_HOST, Reason.DUPLICATE_ID


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "sound"))


def test_a_whole_site_has_no_findings() -> None:
    assert verify(SOUND, URL) == ()


@pytest.mark.parametrize(
    ("html", "target", "reason"),
    [
        ('<a href="../weg/">x</a>', "../weg/", MISSING),
        ("<A HREF='../weg/'>x</A>", "../weg/", MISSING),
        ("<a href=../weg/>x</a>", "../weg/", MISSING),
        ('<a\n  class="x > y"\n  href="../weg/">x</a>', "../weg/", MISSING),
        ('<a href="../../../index.html">x</a>', "../../../index.html", MISSING),
        ('<a href="/praktijk/verhaal/">x</a>', "/praktijk/verhaal/", MISSING),
        ('<a href="/kennen/praktijk/verhaal/">x</a>', "/kennen/praktijk/verhaal/", MISSING),
        ('<a href="../../index.html/">x</a>', "../../index.html/", MISSING),
        ('<a href="../../assets/">x</a>', "../../assets/", MISSING),
        (f'<a href="{URL}weg/">x</a>', f"{URL}weg/", MISSING),
        ('<a href="../a&amp;b/">x</a>', "../a&b/", MISSING),
        ('<form action="zoek/"></form>', "zoek/", MISSING),
        ('<link rel="next" href="2/">', "2/", MISSING),
        ('<script src="weg.js"></script>', "weg.js", MISSING),
        ('<img src="weg.png" alt="">', "weg.png", MISSING),
        ('<img srcset="../../assets/site.js 1x, weg.png 2x" alt="">', "weg.png", MISSING),
        ('<svg><use xlink:href="weg.svg#ster"/></svg>', "weg.svg#ster", MISSING),
        ('<p style="background: url(weg.png)">x</p>', "weg.png", MISSING),
        ('<a href="#weg">x</a>', "#weg", ANCHOR),
        ('<a href="../../#weg">x</a>', "../../#weg", ANCHOR),
        (
            '<svg><use href="../../assets/icons.svg#maan"/></svg>',
            "../../assets/icons.svg#maan",
            ANCHOR,
        ),
        ('<script src="https://cdn.example/x.js"></script>', "https://cdn.example/x.js", HOST),
        ('<img src="//cdn.example/x.png" alt="">', "//cdn.example/x.png", HOST),
        ('<img src="\\\\cdn.example/x.png" alt="">', "\\\\cdn.example/x.png", HOST),
        ('<link rel="preconnect" href="https://cdn.example">', "https://cdn.example", HOST),
        (
            '<link rel="stylesheet" href="HTTPS://cdn.example/x.css">',
            "HTTPS://cdn.example/x.css",
            HOST,
        ),
        ("<style>@import 'https://cdn.example/x.css';</style>", "https://cdn.example/x.css", HOST),
        ('<iframe src="https://video.example/"></iframe>', "https://video.example/", HOST),
        ('<p id="les-1">x</p>', "les-1", TWICE),
    ],
)
def test_a_defect_in_a_page_is_found(site: Path, html: str, target: str, reason: Reason) -> None:
    page = "praktijk/verhaal/index.html"
    whole = (site / page).read_text(encoding="utf-8")
    (site / page).write_text(whole.replace("<h1>", f"{html}<h1>"), encoding="utf-8")
    assert verify(site, URL) == (BrokenLink(page, target, reason),)


@pytest.mark.parametrize(
    ("css", "target", "reason"),
    [
        ("p { background: url(weg.png) }", "weg.png", MISSING),
        ('@import "//cdn.example/x.css";', "//cdn.example/x.css", HOST),
        ("@font-face { src: url('https://cdn.example/x') }", "https://cdn.example/x", HOST),
    ],
)
def test_a_defect_in_a_stylesheet_is_found(
    site: Path, css: str, target: str, reason: Reason
) -> None:
    (site / "assets/site.css").write_text(css, encoding="utf-8")
    assert verify(site, URL) == (BrokenLink("assets/site.css", target, reason),)


def test_a_removed_page_breaks_every_page_that_leads_to_it(site: Path) -> None:
    (site / "praktijk/verhaal/index.html").unlink()
    assert {finding.page for finding in verify(site, URL)} == {"404.html", "index.html"}


def test_the_same_defect_is_found_on_every_page_that_has_it(site: Path) -> None:
    for name in ("een", "twee"):
        (site / name).mkdir()
        page = '<a href="../weg/">x</a> <a href="../#weg">x</a>'
        (site / name / "index.html").write_text(page, encoding="utf-8")
    assert [(finding.page, finding.target) for finding in verify(site, URL)] == [
        ("een/index.html", "../#weg"),
        ("een/index.html", "../weg/"),
        ("twee/index.html", "../#weg"),
        ("twee/index.html", "../weg/"),
    ]


def test_the_same_address_may_be_right_on_one_page_and_wrong_on_the_next(site: Path) -> None:
    for name in ("een", "twee"):
        (site / name).mkdir()
        (site / name / "index.html").write_text('<a href="deel.html">x</a>', encoding="utf-8")
    (site / "een" / "deel.html").touch()
    assert verify(site, URL) == (BrokenLink("twee/index.html", "deel.html", MISSING),)


def test_without_a_known_address_the_site_stands_at_the_root_of_its_host(site: Path) -> None:
    assert {finding.target for finding in verify(site)} == {
        "/kennis/",
        "/kennis/assets/site.css",
        "/kennis/praktijk/verhaal/",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("reason", Reason)
def test_every_finding_can_be_said(language: str, reason: Reason) -> None:
    said = load_catalog(language).say(BrokenLink("een.html", "twee/", reason).message)
    assert "een.html" in said
    assert "twee/" in said
