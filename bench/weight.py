"""Measure what a page costs a visitor: bytes transferred, and layout shift.

``python -m bench.weight SITE`` serves a built site with gzip, opens the home page and a case in a
fresh browser, and runs a first search by text and by filter, for cases and for lessons. It prints a
line for each; the exit code is 1 if a page exceeds its budget or the layout shifts. A search counts
all its files: script, manifest, shards and documents. ``--questions FILE`` runs the queries of a
file (``question<TAB>id``) and prints the median.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import click
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser import arguments, find

from bench.serving import served

KILO: Final = 1000
CASE: Final = 150
HOME: Final = 200
QUESTION: Final = 60
"""The budgets, in thousands of bytes; of a question with 1,000 cases."""
_OF_SEARCH: Final = "/assets/casewright/search"

LESSONS: Final = "lessen/"
"""Where the lessons are, on a Dutch site."""

_ROW: Final = "{:<34} {:>8} {:>8} {:>8} {:>7}"
_SHIFT: Final = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@dataclass(frozen=True)
class Cost:
    """The files loaded for one action of a visitor."""

    name: str
    requests: int
    bytes: int
    budget: int
    shift: float

    @property
    def kept(self) -> bool:
        """Whether the cost is within the budget, without layout shift."""
        return self.bytes <= self.budget * KILO and self.shift == 0

    def __str__(self) -> str:
        """Format a line of the table."""
        size = f"{self.bytes / KILO:.1f}"
        return _ROW.format(self.name, self.requests, size, self.budget, f"{self.shift:.3f}")


class _Meter:
    """Count what a page loads, headers included; ``part`` is in the addresses that count."""

    def __init__(self, context: BrowserContext, page: Page, part: str = "") -> None:
        self.requests = self.bytes = 0
        self._part = part
        self._counted: set[object] = set()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._note)
        session.on("Network.loadingFinished", self._count)

    def _note(self, event: dict[str, Any]) -> None:
        if self._part in event["request"]["url"]:
            self._counted.add(event["requestId"])

    def _count(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._counted:
            self.requests += 1
            self.bytes += int(event["encodedDataLength"])


def measure(site: str, case: str, word: str, browser: Browser) -> list[Cost]:
    """Measure a served site: its home page, a case, and the first searches."""
    costs = []
    for name, address, budget in (("home", "", HOME), ("case", case, CASE)):
        with browser.new_context(viewport={"width": 360, "height": 740}) as context:
            page = context.new_page()
            meter = _Meter(context, page)
            page.goto(site + address, wait_until="networkidle")
            shift = float(page.evaluate(_SHIFT))
            costs.append(Cost(f"{name}: /{address}", meter.requests, meter.bytes, budget, shift))
    for place in (f"{case.split('/', maxsplit=1)[0]}/", LESSONS):
        for name in ("text", "filter"):
            with browser.new_context() as context:
                costs.append(_question(name, site, place, word, context))
    return costs


def _question(name: str, site: str, place: str, word: str, context: BrowserContext) -> Cost:
    page = context.new_page()
    meter = _Meter(context, page, _OF_SEARCH)
    page.goto(f"{site}{place}", wait_until="networkidle")
    if name == "text":
        page.fill("#cw-find-text", word)
        page.keyboard.press("Enter")
    else:
        page.locator("[data-cw-facet] input").first.check()
    page.locator("[data-cw-live]").wait_for(state="visible")
    page.wait_for_load_state("networkidle")
    title = f"/{place}, first by {name}" + (f": {word}" if name == "text" else "")
    return Cost(title, meter.requests, meter.bytes, QUESTION, 0)


def ask_all(site: str, place: str, file: Path, browser: Browser) -> list[Cost]:
    """Run every query of a file, each in a browser with an empty cache."""
    lines = file.read_text(encoding="utf-8").splitlines()
    costs = []
    for question in (line.split("\t")[0] for line in lines if line):
        with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
            costs.append(_question("text", site, place, question, context))
    return costs


def _median(costs: list[Cost]) -> Cost:
    requests = median(cost.requests for cost in costs)
    size = median(cost.bytes for cost in costs)
    return Cost("median of the questions", int(requests), int(size), QUESTION, 0)


def largest_case(site: Path) -> str:
    """Return the address of the case with the largest page, on a Dutch site."""
    pages = site.glob("praktijk/*/index.html")
    largest = max(pages, key=lambda page: page.stat().st_size).parent
    return f"{largest.relative_to(site).as_posix()}/"


def main() -> None:
    """Measure the site that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.weight", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--case", default="", help="the address of a case; else the largest")
    parser.add_argument("--word", default="netwerk", help="what the first question asks")
    parser.add_argument("--questions", type=Path, help="a file of questions to ask, one a line")
    asked = parser.parse_args()
    case = asked.case or largest_case(asked.site)
    with served(asked.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments())
        if asked.questions:
            costs = ask_all(root, f"{case.split('/', maxsplit=1)[0]}/", asked.questions, browser)
            costs.append(_median(costs))
        else:
            costs = measure(root, case, asked.word, browser)
        browser.close()
    click.echo(_ROW.format("what", "requests", "kB", "budget", "shift"))
    for cost in costs:
        click.echo(cost)
    sys.exit(0 if all(cost.kept for cost in costs) else 1)


if __name__ == "__main__":
    main()
