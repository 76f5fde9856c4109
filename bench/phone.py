"""Measure how soon pages show and answer on a slow phone.

``python -m bench.phone SITE`` serves a built site in Dutch and opens a page of each kind in a
viewport of a phone, with the CPU slowed down four times (Chromium's own throttle). It prints for
each the milliseconds to the first paint, the time that long tasks block the page (what each takes
over 50 ms, as in Lighthouse's Total Blocking Time), the size of the page before compression in
thousands of bytes, and the number of requests; and at the end the milliseconds from a click on a
filter to its results. The figures are the medians of several loads.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import click
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser import arguments, find

from bench.serving import served

SLOWER: Final = 4
VIEWPORT: Final = {"width": 390, "height": 844}
_KILO: Final = 1000
_ROW: Final = "{:<44} {:>8} {:>9} {:>7} {:>9}"
_WATCH: Final = """window.blocked = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.blocked += task.duration - 50;
}).observe({ type: "longtask", buffered: true });"""
_PAINT: Final = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_CLICK: Final = """() => new Promise((resolve) => {
  const box = document.querySelector(".cw-find__term input");
  const live = document.querySelector("[data-cw-live]");
  new MutationObserver(() => resolve(performance.now() - start))
    .observe(live, { childList: true, subtree: true, attributes: true });
  const start = performance.now();
  box.click();
})"""


@dataclass(frozen=True)
class Load:
    """What one load of a page took."""

    paint_ms: float
    blocked_ms: float
    kilobytes: float
    requests: int


def addresses(site: Path) -> Iterator[str]:
    """Return the address of a page of each kind."""
    yield from ("", "praktijk/", "lessen/", "themas/", "organisaties/", "overzicht/", "werkmap/")
    yield from ("bijdragen/", "begin-hier/", "handleiding/")
    for parent in ("themas", "begin-hier"):
        folders = (path for path in sorted((site / parent).iterdir()) if path.is_dir())
        yield f"{parent}/{next(folders).name}/"
    case = min(site.glob("praktijk/*/print")).parent.name
    yield from (f"praktijk/{case}/", f"praktijk/{case}/print/")


def _page(context: BrowserContext) -> Page:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_WATCH)
    return page


def load(browser: Browser, url: str) -> Load:
    """Open a page as a first visitor does."""
    with browser.new_context(viewport=VIEWPORT) as context:  # type: ignore[arg-type]
        page = _page(context)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        answer = page.goto(url, wait_until="networkidle")
        page.wait_for_timeout(_KILO)
        size = len(answer.body()) / _KILO if answer else 0
        return Load(page.evaluate(_PAINT), page.evaluate("blocked"), size, len(requests))


def click_filter(browser: Browser, url: str) -> float:
    """Return the milliseconds from a click on a filter to its results."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = _page(context)
        page.goto(url, wait_until="networkidle")
        return float(page.evaluate(_CLICK))


def main() -> None:
    """Measure the pages of a site and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.phone", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site, in Dutch")
    parser.add_argument("--loads", type=int, default=3)
    asked = parser.parse_args()
    click.echo(_ROW.format("page", "paint", "blocked", "kB", "requests"))
    with served(asked.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments())
        for address in addresses(asked.site):
            loads = [load(browser, root + address) for _ in range(asked.loads)]
            figures = (
                f"{median(one.paint_ms for one in loads):.0f}",
                f"{median(one.blocked_ms for one in loads):.0f}",
                f"{loads[0].kilobytes:.0f}",
                loads[0].requests,
            )
            click.echo(_ROW.format(f"/{address}", *figures))
        clicks = [click_filter(browser, f"{root}praktijk/") for _ in range(asked.loads)]
        click.echo(f"filter: {median(clicks):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
