"""Measure search quality with a folder of cases and a file of queries.

``python -m bench.ranking FOLDER QUESTIONS`` reads a knowledge base and a file with one query per
line, a tab and the ids of the correct results, separated by commas. It runs the brute-force oracle
and the real index, through the browser's reader, and prints for each how often a correct result was
first and in the first three, the mean reciprocal rank, and how often nothing was found.
``--misses`` prints the queries whose correct result was not first.
"""

import argparse
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Final

import click
from playwright.sync_api import Page, sync_playwright
from tests.browser import arguments, find

from bench.oracle import Oracle
from bench.serving import served
from casewright.build.project import load_project
from casewright.build.store import make_memory_store
from casewright.config.settings import load_settings
from casewright.rendering.theme import theme_dir
from casewright.search.documents import read_case
from casewright.site.site import Site

LIMIT: Final = 10
_THREE: Final = 3
_SCRIPTS: Final = "assets/casewright"
_PAGE: Final = '<!doctype html><title>Search</title><link rel="icon" href="data:,">'
_ASK: Final = """async ([question, limit]) => {
  const { openIndex } = await import("/assets/casewright/search-index.js");
  window.index ??= await openIndex(new URL("/assets/casewright/search/", location));
  const { hits } = await index.search(question, { limit });
  return Promise.all(hits.map(async ({ doc }) => (await index.kinds.cases.document(doc)).id));
}"""

Search = Callable[[str], Sequence[str]]
"""Returns the ids of the best cases for a question."""


@dataclass(frozen=True)
class Question:
    """A query and the ids of its correct results."""

    text: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Ranking:
    """The rank of the first correct result of each query, 0 if there is none."""

    places: Mapping[str, int]
    unanswered: int

    def __str__(self) -> str:
        """Format the figures on one line."""
        places = self.places.values()
        first = sum(place == 1 for place in places)
        three = sum(0 < place <= _THREE for place in places)
        reciprocal = sum(1 / place for place in places if place) / len(places)
        return (
            f"{first} of {len(places)} first, {three} in the first three, "
            f"MRR {reciprocal:.3f}, {self.unanswered} without results"
        )


def read_questions(file: Path) -> list[Question]:
    """Read a file of queries."""
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line)
    return [Question(text, frozenset(answers.split(","))) for text, answers, *_ in lines]


def rank(questions: Sequence[Question], search: Search) -> Ranking:
    """Run all queries."""
    places: dict[str, int] = {}
    unanswered = 0
    for question in questions:
        found = search(question.text)
        unanswered += not found
        right = (place for place, id_ in enumerate(found, 1) if id_ in question.answers)
        places[question.text] = next(right, 0)
    return Ranking(places, unanswered)


def load_site(folder: Path) -> Site:
    """Load a knowledge base."""
    settings = load_settings(folder / "mkdocs.yml")
    return Site(load_project(settings, make_memory_store()).index(drafts=False), settings)


def make_oracle(site: Site) -> Oracle:
    """Return the brute-force search of a knowledge base."""
    index, language = site.index, site.settings.language
    cases = index.load(case.id for case in index.cases)
    texts = {case.id: read_case(case, index.vocabularies, language) for case in cases}
    return Oracle(texts, language)


def write_index(site: Site, folder: Path) -> None:
    """Write the search files of a knowledge base, and the scripts that read them."""
    copytree(theme_dir() / _SCRIPTS, folder / _SCRIPTS)
    for name, content in site.search_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")


def ask(page: Page, question: str, limit: int = LIMIT) -> list[str]:
    """Query the index of the site that a page has open."""
    found: list[str] = page.evaluate(_ASK, [question, limit])
    return found


@contextmanager
def opened(folder: Path) -> Iterator[Page]:
    """Serve a folder and open a browser's page on it."""
    with served(folder) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments())
        page = browser.new_page()
        page.goto(root)
        yield page
        browser.close()


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.ranking", description=__doc__)
    parser.add_argument("folder", type=Path, help="a knowledge base, with its mkdocs.yml")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    site = load_site(asked.folder)
    questions = read_questions(asked.questions)
    oracle = make_oracle(site)
    rankings = {"oracle": rank(questions, oracle.search)}
    with TemporaryDirectory() as folder:
        write_index(site, Path(folder))
        with opened(Path(folder)) as page:
            rankings["index"] = rank(questions, functools.partial(ask, page))
    for name, ranking in rankings.items():
        click.echo(f"{name}: {ranking}")
    if asked.misses:
        missed = (item for item in rankings["index"].places.items() if item[1] != 1)
        for question, place in missed:
            click.echo(f"{place:>3}  {question}")


if __name__ == "__main__":
    main()
