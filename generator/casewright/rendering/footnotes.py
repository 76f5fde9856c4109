"""Notes: on paper nobody can click, so every link in the prose gets a number and its address.

The numbers themselves are the stylesheet's, which counts the links; the list below the text is
made here, in the order in which the text is asked for.
"""

from collections.abc import Callable

from markupsafe import Markup

from casewright.cases.fields import SAFE_SCHEMES
from casewright.config.settings import Settings
from casewright.prose.html import to_html
from casewright.views.print.handout import full_address


class LinkFootnotes:
    """The links of one printed case.

    ``follow`` leads to a site address from the page that is printed, ``home`` is the case's own:
    a mere ``#anchor`` leads there, because a sheet of paper has none.
    """

    def __init__(self, home: str, settings: Settings, follow: Callable[[str], str]) -> None:
        self.listed: list[str] = []
        self._home = home
        self._settings = settings
        self._follow = follow

    def __repr__(self) -> str:
        """Show what the notes of a page depend on, beside the settings and its texts."""
        return f"Notes({self._home!r})"

    def prose(self, text: str) -> Markup:
        """Render prose, and note its links."""
        return to_html(text, self._resolve)

    def link(self, url: str) -> str:
        """Note one link outside prose; gives it back."""
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
