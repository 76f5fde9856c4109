"""Two sites with their own look, by settings and theme files only."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from casewright.rendering.colors import make_shades
from conftest import casewright, serving, verify
from integration.conftest import new_base

LOOKS = Path(__file__).parent / "themes"


def dressed(folder: Path, look: str, language: str) -> Path:
    """Create a knowledge base, apply a look and build it."""
    base = new_base(folder / look, "--language", language)
    shutil.copytree(LOOKS / look, base, dirs_exist_ok=True)
    for case in (base / "cases").glob("*koffie*.yml"):
        fields = yaml.safe_load(case.read_text(encoding="utf-8"))
        case.write_text(yaml.safe_dump({**fields, "neighbourhoods": ["noord"]}), encoding="utf-8")
    for case in (base / "cases").glob("*coffee*.yml"):
        with case.open("a", encoding="utf-8") as stream:
            stream.write("exercise: Draw your own hall.\nmaterials:\n  - Paper\n  - Pens\n")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    return base / "site"


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dressed(tmp_path_factory.mktemp("looks"), "municipality", "nl")


@pytest.fixture(scope="module")
def institute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dressed(tmp_path_factory.mktemp("looks"), "institute", "en")


@pytest.fixture
def in_town(municipality: Path, page: Page) -> Iterator[Page]:
    with serving(municipality) as address:
        page.goto(f"{address}praktijk/voorbeeld-koffie-in-de-hal/")
        page.wait_for_load_state("networkidle")
        yield page


@pytest.fixture
def in_training(institute: Path, page: Page) -> Iterator[Page]:
    with serving(institute) as address:
        page.goto(f"{address}cases/example-coffee-in-the-hall/")
        page.wait_for_load_state("networkidle")
        yield page


def style(page: Page, selector: str, name: str) -> str:
    script = f"element => getComputedStyle(element).getPropertyValue({name!r})"
    return str(page.locator(selector).first.evaluate(script))


def test_the_municipality_has_its_own_colour_letters_and_logo(in_town: Page) -> None:
    light, _ = make_shades("#9c1c3c")
    red, green, blue = bytes.fromhex(light.brand[1:])
    assert style(in_town, ".cw-header", "border-bottom-color") == f"rgb({red}, {green}, {blue})"
    assert "Voorbeeldstad" in style(in_town, "body", "font-family")
    assert in_town.locator(".cw-header img").evaluate("image => image.naturalWidth > 0")


def test_the_municipality_has_its_own_words(in_town: Page) -> None:
    assert in_town.get_by_role("heading", name="Wat wij meenemen").count() == 1
    assert in_town.locator(".cw-breadcrumbs").inner_text().count("Verhalen uit de wijk") == 1


def test_the_municipality_has_its_own_foot_of_the_page(in_town: Page) -> None:
    assert in_town.locator("footer").last.inner_text() == "Gemeente Voorbeeldstad · Stadsplein 1"


def test_the_municipality_filters_by_neighbourhood(municipality: Path, in_town: Page) -> None:
    assert in_town.get_by_text("Wijken", exact=True).count() >= 1
    assert in_town.locator("#cw-content").get_by_role("link", name="Noord").count() == 1
    assert (municipality / "neighbourhoods" / "noord" / "index.html").is_file()
    cases = (municipality / "praktijk" / "index.html").read_text(encoding="utf-8")
    assert "neighbourhoods" in cases


def test_the_institute_has_its_own_fragment_and_stylesheet(in_training: Page) -> None:
    outcome = in_training.locator(".cw-outcome").first
    assert outcome.inner_text() == "Ending: Partly achieved"
    assert style(in_training, ".cw-reflection", "border-top-width") != "0px"


def test_the_institute_has_its_own_sections_and_its_own_home(
    institute: Path, in_training: Page
) -> None:
    headings = in_training.locator("#cw-content h2").all_inner_texts()
    named = [heading.rstrip("¶") for heading in headings]
    assert named.index("Exercise") + 1 == named.index("Materials")
    home = (institute / "index.html").read_text(encoding="utf-8")
    assert "put it on the table" in home


@pytest.mark.parametrize("look", ["municipality", "institute"])
def test_everything_still_leads_somewhere_and_can_be_read(
    look: str, chromium: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(look)
    assert verify(site) == ()
    with serving(site) as address:
        page = chromium.new_page(viewport={"width": 360, "height": 800})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        results = Axe().run(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.close()
    assert results.response["violations"] == [], results.generate_report()


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_a_look_survives_the_change_of_engine(
    engine: str, institute: Path, municipality: Path
) -> None:
    for site, page in ((institute, "index.html"), (municipality, "index.html")):
        result = casewright("build", "--engine", engine, "--site-dir", engine, cwd=site.parent)
        assert result.returncode == 0, result.stdout + result.stderr
        other = (site.parent / engine / page).read_text(encoding="utf-8")
        assert ("Stadsplein 1" in other) == (site is municipality)
        (style,) = (site.parent / engine / "assets" / "casewright").glob("*/site.css")
        bundle = style.read_text(encoding="utf-8")
        assert ("institute" in bundle) == (site is institute)
        assert "--cw-brand:" in bundle
