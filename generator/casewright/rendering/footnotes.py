"""Link footnotes for print: every link in prose gets a number and its address.

The stylesheet counts the links; the list of addresses is made here, in the same order.
"""

from collections.abc import Callable

from markupsafe import Markup

from casewright.cases.fields import SAFE_SCHEMES
from casewright.config.settings import Settings
from casewright.prose.html import to_html
from casewright.views.print.handout import full_address


class LinkFootnotes:
    """The links of one printed case.

    ``follow`` resolves a site address from the printed page. ``home`` is the address of the case's
    own page, to which a link with only a ``#anchor`` points.
    """

    def __init__(self, home: str, settings: Settings, follow: Callable[[str], str]) -> None:
        self.listed: list[str] = []
        self._home = home
        self._settings = settings
        self._follow = follow

    def __repr__(self) -> str:
        """Return what the footnotes of a page depend on, besides settings and texts."""
        return f"Notes({self._home!r})"

    def prose(self, text: str) -> Markup:
        """Render prose and collect its links."""
        return to_html(text, self._resolve)

    def link(self, url: str) -> str:
        """Collect a link outside prose, and return it."""
        self.listed.append(url)
        return url

    def _resolve(self, link: str) -> str:
        own = f"{self._home}{link}" if link.startswith("#") else None
        address = own or self._settings.addresses.linked(link)
        if address is not None:
            self.listed.append(full_address(address, self._settings))
            return self._follow(address)
        scheme, colon, _ = link.partition(":")
        if not colon or scheme.lower() in SAFE_SCHEMES:
            self.listed.append(link.removeprefix("mailto:"))
        return link
