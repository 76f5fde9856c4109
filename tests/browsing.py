"""Pages of a browser for tests: used again, because a new one takes five times as long to load."""

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

LASTING: Final = ("add_init_script", "on")
"""What cannot be undone: a page to which a test does this is closed after it."""

STORAGE: Final = "cookies,local_storage,indexeddb,cache_storage"


@contextmanager
def watched(
    chromium: Browser,
    size: tuple[int, int] = (1280, 900),
    scheme: Literal["light", "dark"] = "light",
    permissions: Sequence[str] = (),
    *,
    gaps: bool = False,
) -> Iterator[Page]:
    """Give an empty page; an error it logs, or a request to another host, fails the test.

    With ``gaps`` it may request missing files, each of which the browser logs.
    """
    context, idle = _context(chromium)
    page = idle.pop() if idle else context.new_page()
    _clear_storage(context, page)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(media="null", color_scheme=scheme)
    context.clear_permissions()
    context.grant_permissions([*permissions])
    others = {*context.pages} - {page}
    complaints: list[str] = []
    listeners: dict[str, Callable[..., None]] = {
        "console": lambda m: complaints.append(m.text) if m.type == "error" else None,
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda r: None if _own(r.url) else complaints.append(f"asked for {r.url}"),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        with _changes(page) as changes:
            yield page
    except BaseException:
        page.close()
        raise
    finally:
        for opened in {*context.pages} - {page} - others:
            opened.close()
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    if changes:
        page.close()
    elif not page.is_closed():
        _leave(page)
        idle.append(page)
    expected = ("Failed to load resource",) if gaps else ()
    assert [text for text in complaints if not text.startswith(expected)] == []


def hold_against_axe(page: Page) -> None:
    """Fail for any violation that axe reports, and for horizontal overflow."""
    results = Axe().run(page)
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert results.response["violations"] == [], results.generate_report()


@functools.cache
def _context(chromium: Browser) -> tuple[BrowserContext, list[Page]]:
    """Return the profile of all tests, and its pages that are not in use."""
    return chromium.new_context(locale="nl-NL"), []


@contextmanager
def _changes(page: Page) -> Iterator[list[str]]:
    """List what is done to a page that cannot be undone."""
    changes: list[str] = []

    def noting(name: str, method: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object, **options: object) -> object:
            changes.append(name)
            return method(*arguments, **options)

        return run

    for name in LASTING:
        setattr(page, name, noting(name, getattr(page, name)))
    try:
        yield changes
    finally:
        for name in LASTING:
            delattr(page, name)


def _leave(page: Page) -> None:
    """Undo what a test did to a page."""
    page.mouse.up()
    page.mouse.move(0, 0)
    page.unroute_all()
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")


def _clear_storage(context: BrowserContext, page: Page) -> None:
    """Forget what pages have stored in the profile, also while they were closed."""
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORAGE})
    session.detach()


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
