"""Search quality: forty queries, each with the case that should be first.

``queries.tsv`` holds the query, what makes it hard, and the case. The queries were written from the
cases before the search was run; each test run prints the figure.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

QUERIES = [
    line.split("\t")
    for line in (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
]
ENOUGH = 36
FIRST = 3


def place_of(page: Page, query: str, case: str) -> int:
    """Run a query; return the rank of the case in the results, 0 if it is missing."""
    page.fill("#cw-find-text", query)
    page.keyboard.press("Enter")
    expect(page.locator("[data-cw-status]")).to_contain_text(f"“{query}”")
    links = page.locator("[data-cw-live] .cw-card__title a")
    found = [
        link.get_attribute("href").partition("?")[0].rstrip("/").rpartition("/")[2]  # type: ignore[union-attr]
        for link in links.all()
    ]
    return found.index(case) + 1 if case in found else 0


def test_forty_questions_find_their_case(
    page: Page, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto(f"{site}praktijk/")
    places = {query: place_of(page, query, case) for query, _, case in QUERIES}
    first = sum(place == 1 for place in places.values())
    near = sum(0 < place <= FIRST for place in places.values())
    missed = [query for query, place in places.items() if not 0 < place <= FIRST]
    with capsys.disabled():
        print(f"\n{len(places)} queries: {first} first, {near} in the first {FIRST}; not: {missed}")
    assert len(places) == 40
    assert near >= ENOUGH, missed
