"""Measure how soon results are shown while typing, on a slow device.

``python -m bench.typing SITE QUESTION…`` serves a built site, slows the browser's CPU down four
times (Chromium's own throttle), types each query letter by letter on the list of cases, and prints
the milliseconds from the last letter to its results. The exit code is 1 if letters were lost. The
first query of a visit also loads the index (``first``); then the same query is typed in the same
page (``again``).
"""

import argparse
import sys
from pathlib import Path
from statistics import median
from typing import Final

import click
from playwright.sync_api import Page, sync_playwright
from tests.browser import arguments, find

from bench.serving import served

SLOWER: Final = 4
KEY_MS: Final = 120
"""The time between two letters of somebody who types fast."""

_ROW: Final = "{:<50} {:>8} {:>8}"
_WATCH: Final = """() => {
  const field = document.getElementById("cw-find-text");
  const status = document.querySelector("[data-cw-status]");
  field.addEventListener("input", () => (window.typedAt = performance.now()));
  new MutationObserver(() => {
    if (status.textContent.includes(field.value.trim())) window.shownAt = performance.now();
  }).observe(status, { childList: true, characterData: true, subtree: true });
}"""
_TOOK: Final = """text => {
  const field = document.getElementById("cw-find-text");
  const status = document.querySelector("[data-cw-status]").textContent;
  const took = window.shownAt - window.typedAt;
  return status.includes(text) && took >= 0 && took;
}"""


def type_question(page: Page, question: str) -> float:
    """Type a query; return the milliseconds from the last letter to its results."""
    page.locator("#cw-find-text").press_sequentially(question, delay=KEY_MS)
    took = page.wait_for_function(_TOOK, arg=question, timeout=20_000)
    if page.input_value("#cw-find-text") != question:
        sys.exit(f"letters got lost: {question!r} became {page.input_value('#cw-find-text')!r}")
    return float(took.json_value())


def main() -> None:
    """Type the queries of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.typing", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site, in Dutch")
    parser.add_argument("questions", nargs="+")
    asked = parser.parse_args()
    times: list[tuple[float, float]] = []
    click.echo(_ROW.format("question", "first", "again"))
    with served(asked.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments())
        for question in asked.questions:
            with browser.new_context() as context:
                page = context.new_page()
                session = context.new_cdp_session(page)
                page.goto(f"{root}praktijk/", wait_until="networkidle")
                session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                page.evaluate(_WATCH)
                first = type_question(page, question)
                page.locator("#cw-find-text").press("Escape")
                page.wait_for_timeout(1000)
                times.append((first, type_question(page, question)))
            click.echo(_ROW.format(question, *(f"{took:.0f}" for took in times[-1])))
        browser.close()
    medians = (median(took[place] for took in times) for place in (0, 1))
    click.echo(_ROW.format("median", *(f"{took:.0f}" for took in medians)))


if __name__ == "__main__":
    main()
