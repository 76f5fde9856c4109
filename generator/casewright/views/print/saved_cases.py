"""The folder: a reader's own selection of cases, printed and compared.

What is in it only the browser knows. The views here hold the rest: the editions to choose from, the
words of the scripts, and the addresses they go by, in which ``{id}`` stands for a case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.locale.catalogue import Catalogue
from casewright.settings import Settings
from casewright.views.lesson import home_crumb
from casewright.views.paper import Edition, editions, licence_of
from casewright.views.parts import Link
from casewright.views.saying import Saying, sayings

SECTIONS: Final = ("why", "what", "how", "result", "lessons", "reflection")
"""What cases are compared by, in the order in which they are read."""
MOST: Final = 60
"""How many cases fit, as ``folder-state.js`` has it; a test holds the two together."""
_ANY: Final = "{id}"
_SAID: Final = "folder.say."


@dataclass(frozen=True, slots=True)
class FolderView:
    """The folder itself; ``paper`` and ``case`` are patterns of addresses."""

    crumbs: tuple[Link, ...]
    cases: Link
    case: str
    paper: str
    booklet: str
    comparison: str
    editions: tuple[Edition, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class BookletView:
    """The booklet; ``base`` is where the site stands on the web, as far as that is known."""

    folder: str
    case: str
    paper: str
    base: str
    site_name: str
    licence: str | None
    editions: tuple[Edition, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two to four cases side by side, section by section."""

    crumbs: tuple[Link, ...]
    folder: str
    case: str
    paper: str
    sections: tuple[str, ...]
    sayings: tuple[Saying, ...]


def folder_view(total: int, settings: Settings) -> FolderView:
    """Work out the folder of a site with so many cases."""
    addresses, catalogue = settings.addresses, settings.catalogue
    return FolderView(
        crumbs=(home_crumb(settings),),
        cases=Link(catalogue.n("home.all-cases", total), addresses.cases),
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        booklet=addresses.booklet,
        comparison=addresses.comparison,
        editions=editions(settings),
        sayings=_said(catalogue),
    )


def booklet_view(settings: Settings) -> BookletView:
    """Work out the frame of the booklet."""
    addresses = settings.addresses
    return BookletView(
        folder=addresses.folder,
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        base=(settings.site_url or "").rstrip("/"),
        site_name=settings.site_name,
        licence=licence_of(settings),
        editions=editions(settings),
        sayings=_said(settings.catalogue),
    )


def comparison_view(settings: Settings) -> ComparisonView:
    """Work out the frame of the comparison."""
    addresses, catalogue = settings.addresses, settings.catalogue
    return ComparisonView(
        crumbs=(home_crumb(settings), Link(catalogue.t("folder.title"), addresses.folder)),
        folder=addresses.folder,
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        sections=tuple(catalogue.t(f"case.{key}") for key in _sections(settings)),
        sayings=_said(catalogue),
    )


def _sections(settings: Settings) -> Iterator[str]:
    """Give the keys of all sections; a site's own come where its cases have them."""
    for key in SECTIONS:
        yield key
        yield from (one.key for one in settings.options.sections if one.place == key)


def _said(catalogue: Catalogue) -> tuple[Saying, ...]:
    return tuple(sayings(_SAID, catalogue))
