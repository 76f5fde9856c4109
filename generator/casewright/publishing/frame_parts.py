"""Parts of the frame that come out the same on many pages: filled once, then used again.

The head, the menu and the foot of a page depend on how deep it lies, on which entries of the
navigation lead to it, and on whether it has headings to skip to. A thousand cases agree in all
three. A page in the navigation, or below nothing in it, has its own parts. A test holds the pages
to what they are without this.
"""

from collections.abc import Callable, Sequence
from typing import Protocol


class FramedPage(Protocol):
    """What is asked of an engine's page: its address from the root, and its headings."""

    url: str
    toc: Sequence[object]


class Navigation(Protocol):
    """What is asked of an engine's navigation: the pages that stand in it."""

    pages: Sequence[FramedPage]


class FrameParts:
    """Keeps the filled parts of one build."""

    def __init__(self) -> None:
        self._filled: dict[tuple[str, str, tuple[str, ...], bool], str] = {}
        self._navigated: tuple[str, ...] | None = None

    def once(
        self,
        part: str,
        base_url: str,
        nav: Navigation,
        page: FramedPage | None,
        *,
        caller: Callable[[], str],
    ) -> str:
        """Give a part by its name; ``caller`` fills it, ``base_url`` leads to the site's root."""
        if self._navigated is None:
            self._navigated = tuple(one.url for one in nav.pages)
        if page is None or page.url in self._navigated:
            return caller()
        above = tuple(url for url in self._navigated if page.url.startswith(url))
        if not above:
            return caller()
        key = (part, base_url, above, bool(page.toc))
        if key not in self._filled:
            self._filled[key] = caller()
        return self._filled[key]
