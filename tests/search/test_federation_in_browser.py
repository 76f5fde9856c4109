"""Two knowledge bases, searched from one of them in a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.ranking import load_site, write_index
from playwright.sync_api import Page, expect

from bases import write_case
from conftest import ROOT, casewright, hold_against_axe, serving

NEIGHBOUR = "https://buur.example/kennis/"
CONFIG = """\
site_name: Proef
site_url: {url}
docs_dir: cases
theme: {{name: material, language: nl}}
plugins:
  - casewright:
      federation: [{others}]
"""
OURS = {
    "buurtkamer": "Een buurtkamer met vrijwilligers",
    "zorgplan": "Samen een zorgplan maken",
}
THEIRS = {
    "buurtmoestuin": "Een grote moestuin met heel veel vrijwilligers",
    "vrijwilligers": "Vrijwilligers in de buurtkamer",
    "schulden": "Hulp bij schulden",
    "taal": "Taalles in de bibliotheek",
}
STATUS = "[data-cw-status]"
GROUP = "[data-cw-elsewhere] section"
SCORES = """async (text) => {
  const { openIndex } = await import("/assets/casewright/search-index.js");
  const index = await openIndex(new URL("/assets/casewright/search/", location));
  const others = await index.others();
  const answer = await index.search(text, { others });
  const answers = [answer, ...(await answer.elsewhere)];
  const found = answers.flatMap(({ index, hits }) =>
    hits.map(async ({ doc, score }) => [(await index.kinds.cases.document(doc)).id, score]));
  return Object.fromEntries(await Promise.all(found));
}"""


def make_base(folder: Path, titles: dict[str, str], *, url: str = "", others: str = "") -> Path:
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    for case_id, title in titles.items():
        write_case(folder, case_id, title=title)
    text = CONFIG.format(url=url, others=others)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two knowledge bases, each built; ``ours`` searches ``theirs`` too."""
    folder = tmp_path_factory.mktemp("federation")
    make_base(folder / "theirs", THEIRS, url=NEIGHBOUR)
    make_base(folder / "ours", OURS, others="{name: Buurkennis, index: ../theirs/site}")
    for name in ("theirs", "ours"):
        result = casewright("build", cwd=folder / name)
        assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="module")
def ours(bases: Path) -> Iterator[str]:
    with serving(bases / "ours" / "site") as address:
        yield address


def test_what_the_other_has_stands_below_under_its_name_and_leads_there(
    page: Page, ours: str
) -> None:
    page.goto(f"{ours}praktijk/?q=vrijwilligers")
    expect(page.locator(STATUS)).to_have_text("1 verhaal met “vrijwilligers”")
    group = page.locator(GROUP)
    expect(group.locator("h2")).to_have_text("Buurkennis")
    titles = group.locator(".cw-card__title a")
    expect(titles).to_have_text([THEIRS["vrijwilligers"], THEIRS["buurtmoestuin"]])
    expect(titles.first).to_have_attribute(
        "href", f"{NEIGHBOUR}praktijk/vrijwilligers/?q=vrijwilligers"
    )
    links = group.locator("a").evaluate_all("links => links.map((link) => link.href)")
    assert all(link.startswith(NEIGHBOUR) for link in links)
    every = group.get_by_role("link", name="Bekijk alle 2 verhalen bij Buurkennis")
    expect(every).to_have_attribute("href", f"{NEIGHBOUR}praktijk/?q=vrijwilligers")
    expect(group.locator("[data-cw-saved-cases]")).to_have_count(0)
    hold_against_axe(page)


def test_a_way_above_the_results_leads_to_them(page: Page, ours: str) -> None:
    page.goto(f"{ours}praktijk/?q=vrijwilligers")
    page.get_by_role("link", name="Ook 2 verhalen bij Buurkennis").click()
    expect(page.locator(f"{GROUP} h2")).to_be_focused()
    assert page.url.endswith("?q=vrijwilligers")


def test_a_word_that_only_the_other_has_is_not_put_right(page: Page, ours: str) -> None:
    page.goto(f"{ours}praktijk/?q=moestuin")
    expect(page.locator(STATUS)).to_have_text("Geen verhalen met “moestuin”")
    expect(page.locator(f"{GROUP} .cw-card__title")).to_have_text([THEIRS["buurtmoestuin"]])


def test_a_filter_is_the_sites_own(page: Page, ours: str) -> None:
    page.goto(f"{ours}praktijk/?q=vrijwilligers&themes=eigen-regie")
    expect(page.locator(STATUS)).to_have_text("1 verhaal met “vrijwilligers” · Thema: Eigen regie")
    expect(page.locator(GROUP)).to_have_count(0)


def test_lessons_are_found_in_both(page: Page, ours: str) -> None:
    page.goto(f"{ours}lessen/?q=leerden")
    expect(page.locator(STATUS)).to_have_text("2 lessen met “leerden”")
    expect(page.get_by_role("link", name="Ook 4 lessen bij Buurkennis")).to_be_visible()
    expect(page.locator(f"{GROUP} .cw-lesson-entry")).to_have_count(3)


def test_without_the_others_files_the_site_itself_is_searched(
    bases: Path, page: Page, tmp_path: Path
) -> None:
    site = shutil.copytree(bases / "ours" / "site", tmp_path / "site")
    for part in (site / "assets/casewright/search/1").glob("*.bin"):
        part.write_bytes(b"")
    with serving(site) as address:
        page.goto(f"{address}praktijk/?q=vrijwilligers")
        expect(page.locator(STATUS)).to_have_text("1 verhaal met “vrijwilligers”")
        expect(page.locator(GROUP)).to_have_count(0)


def test_scores_are_those_of_one_collection_with_all_cases(
    bases: Path, page: Page, tmp_path: Path
) -> None:
    write_index(load_site(bases / "ours"), tmp_path / "apart")
    write_index(load_site(make_base(tmp_path / "both", OURS | THEIRS)), tmp_path / "together")
    found = []
    for name in ("apart", "together"):
        with serving(tmp_path / name) as address:
            page.goto(address)
            questions = ("vrijwilligers", "vrijwilligers buurtkamer", "hulp")
            found.append([page.evaluate(SCORES, question) for question in questions])
    apart, together = found
    assert apart == [pytest.approx(scores) for scores in together]
