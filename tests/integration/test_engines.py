"""All engines make the same site: pages, addresses, headings, links and search results.

Known differences of an engine are listed here; others fail.
"""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from casewright.engines import ENGINES
from casewright.engines.staging import without_frame
from casewright.publish.link_checker import Reason
from conftest import ROOT, casewright, serving, verify

OTHERS = tuple(engine for engine in ENGINES if engine != "mkdocs")

ZENSICAL = {
    "its own script and styles": re.compile(r"assets/(javascripts|stylesheets)/"),
}
"""What Zensical does in its own way, by the names of the files."""


class Shape(NamedTuple):
    """What readers, links from elsewhere and screen readers rely on in a page."""

    title: str
    headings: tuple[tuple[str, str, str], ...]
    links: tuple[tuple[str, str], ...]
    forms: tuple[str, ...]
    text: str


class Reader(HTMLParser):
    """Read the structure of the article of a page, with links resolved from the site's root."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.title = ""
        self.headings: list[list[str]] = []
        self.links: list[tuple[str, str]] = []
        self.forms: list[str] = []
        self.text: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"title", "article"} or (self.inside and tag == "article"):
            self.inside.append(tag)
        if "article" not in self.inside:
            return
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append([tag, given.get("id", ""), ""])
            self.inside.append(tag)
        if tag == "a" and "href" in given:
            self.links.append((self.resolved(given["href"]), given.get("title", "")))
        if tag == "form":
            self.forms.append(self.resolved(given.get("action", "")))

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside[-1:] == ["title"]:
            self.title += data
        if self.inside and self.inside[-1].startswith("h"):
            self.headings[-1][2] += data
        if "article" in self.inside:
            self.text.append(data)

    def resolved(self, link: str) -> str:
        from urllib.parse import urljoin  # noqa: PLC0415

        return urljoin(f"https://here/{self.address}", link)


def shape(site: Path, name: str) -> Shape:
    reader = Reader(name.removesuffix("index.html"))
    reader.feed((site / name).read_text(encoding="utf-8"))
    return Shape(
        " ".join(reader.title.split()),
        tuple((tag, id_, text) for tag, id_, text in reader.headings),
        tuple(reader.links),
        tuple(reader.forms),
        " ".join("".join(reader.text).split()),
    )


def files_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The repository's own knowledge base, built by every engine."""
    base = tmp_path_factory.mktemp("engines")
    shutil.copytree(ROOT / "cases", base / "cases")
    shutil.copy(ROOT / "mkdocs.yml", base)
    for engine in ENGINES:
        result = casewright("build", "--engine", engine, "--site-dir", engine, cwd=base)
        assert result.returncode == 0, engine + result.stdout + result.stderr
    return {engine: base / engine for engine in ENGINES}


@pytest.mark.parametrize("engine", OTHERS)
def test_the_same_pages_stand_at_the_same_addresses(sites: dict[str, Path], engine: str) -> None:
    def pages(site: Path) -> set[str]:
        return {name for name in files_of(site) if name.endswith(".html")}

    assert pages(sites[engine]) == pages(sites["mkdocs"])


@pytest.mark.parametrize("engine", OTHERS)
def test_every_page_has_the_same_headings_links_forms_and_text(
    sites: dict[str, Path], engine: str
) -> None:
    for name in sorted(files_of(sites["mkdocs"])):
        if name.endswith("index.html"):
            assert shape(sites[engine], name) == shape(sites["mkdocs"], name), name


@pytest.mark.parametrize("engine", OTHERS)
def test_every_link_leads_somewhere(sites: dict[str, Path], engine: str) -> None:
    assert verify(sites[engine], "https://example.org/praktijkverhalen/") == ()


def test_properdocs_gives_the_same_files_to_the_byte(sites: dict[str, Path]) -> None:
    one, other = sites["mkdocs"], sites["properdocs"]
    assert files_of(one) == files_of(other)
    version = re.compile(rb'content="mkdocs-[^"]*"')
    for name in files_of(one):
        texts = [version.sub(b"", (site / name).read_bytes()) for site in (one, other)]
        assert texts[0] == texts[1], name


def test_zensical_differs_only_in_what_has_a_name(sites: dict[str, Path]) -> None:
    different = files_of(sites["mkdocs"]) ^ files_of(sites["zensical"])
    unnamed = {
        name for name in different if not any(sign.search(name) for sign in ZENSICAL.values())
    }
    assert unnamed == set()
    for name, sign in ZENSICAL.items():
        assert any(sign.search(file) for file in different), f"{name} is no difference any more"


@pytest.mark.parametrize("query", ["netwerk", "keukentafelgesprek", "canyon", "xyzzyx"])
def test_the_search_finds_the_same(chromium: Browser, sites: dict[str, Path], query: str) -> None:
    found = {engine: results(chromium, site, query) for engine, site in sites.items()}
    assert len({json.dumps(each) for each in found.values()}) == 1, found


def results(chromium: Browser, site: Path, query: str) -> list[str]:
    with serving(site) as address:
        page = chromium.new_page()
        page.goto(f"{address}praktijk/?q={query}")
        status = page.locator("[data-cw-status]")
        expect(status).to_contain_text(query)
        page.wait_for_load_state("networkidle")
        found = status.all_inner_texts()
        found += page.locator("#cw-content .cw-card__title a").all_inner_texts()
        page.close()
    return found


def test_an_engine_that_is_missing_is_named_with_its_cure(tmp_path: Path) -> None:
    casewright("init", "base", "--language", "en", cwd=tmp_path)
    hide = "import sys; sys.modules['zensical'] = None; sys.argv[0] = 'casewright';"
    run = "from casewright.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", f"{hide} {run}", "build", "--engine", "zensical"],
        cwd=tmp_path / "base", capture_output=True, text=True, check=False,
        env={"LANG": "en", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert result.returncode == 3
    assert 'python -m pip install "casewright[zensical]"' in result.stderr
    assert "Traceback" not in result.stderr


def test_plain_properdocs_build_works_too(base: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "-q"]
    result = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (base / "site" / "praktijk" / "voorbeeld-koffie-in-de-hal" / "index.html").exists()


def test_an_export_is_read_by_an_engine_that_knows_nothing_of_us(base: Path) -> None:
    result = casewright("export", "out", cwd=base)
    assert result.returncode == 0, result.stderr
    (base / "stock.yml").write_text(
        "site_name: Stock\ndocs_dir: out\nsite_dir: stock\ntheme: mkdocs\n"
        "markdown_extensions: [attr_list, admonition]\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", "stock.yml"]
    stock = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    assert stock.returncode == 0, stock.stderr
    page = base / "stock" / "praktijk" / "voorbeeld-koffie-in-de-hal" / "index.html"
    assert 'id="aanleiding"' in page.read_text(encoding="utf-8")
    assert len([*(base / "stock" / "assets" / "casewright").glob("*/site.css")]) == 1
    wrong = verify(base / "stock")
    assert [link for link in wrong if link.reason is not Reason.OTHER_HOST] == []


def test_an_export_is_replaced_and_only_an_export(base: Path) -> None:
    assert casewright("export", "out", cwd=base).returncode == 0
    gone = base / "out" / "praktijk" / "voorbeeld-koffie-in-de-hal.md"
    assert gone.is_file()
    (base / "cases" / "voorbeeld-koffie-in-de-hal.yml").unlink()
    other = base / "cases" / "voorbeeld-een-formulier-minder.yml"
    (base / "cases" / "bijdragen.md").unlink()
    assert other.is_file()
    assert casewright("export", "out", cwd=base).returncode == 0
    assert not gone.exists()
    result = casewright("export", "cases", cwd=base)
    assert result.returncode == 2
    assert other.is_file()


def test_only_the_name_of_the_frame_leaves_the_front_matter() -> None:
    assert without_frame("---\ntemplate: case.html\n---\n\n# A\n") == "# A\n"
    kept = '---\ntitle: "A"\ntemplate: case.html\ndescription: "B"\n---\n# A\n'
    assert without_frame(kept) == '---\ntitle: "A"\ndescription: "B"\n---\n# A\n'
    assert without_frame("# A\n\ntemplate: b\n") == "# A\n\ntemplate: b\n"
