"""Pages for the reader's saved cases: the list, the booklet and the comparison.

Only the browser knows which cases are saved. These contexts hold the editions, the texts of the
scripts, and address patterns with ``{id}`` for a case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.config.settings import Settings
from casewright.i18n.catalog import Catalog
from casewright.i18n.js_strings import JsString, js_strings
from casewright.views.case.lessons import home_crumb
from casewright.views.common import Link
from casewright.views.print.handout import Edition, editions, licence_of

SECTIONS: Final = ("why", "what", "how", "result", "lessons", "reflection")
"""The sections that are compared, in reading order."""
MAX_SAVED_CASES: Final = 60
"""The maximum number of saved cases, equal to that in the script; a test compares them."""
_ANY: Final = "{id}"
_SAID: Final = "folder.say."


@dataclass(frozen=True, slots=True)
class SavedCasesView:
    """The context of the list; ``paper`` and ``case`` are address patterns."""

    crumbs: tuple[Link, ...]
    cases: Link
    case: str
    paper: str
    booklet: str
    comparison: str
    editions: tuple[Edition, ...]
    sayings: tuple[JsString, ...]


@dataclass(frozen=True, slots=True)
class SavedBookletView:
    """The context of the booklet; ``base`` is the address of the site, if known."""

    folder: str
    case: str
    paper: str
    base: str
    site_name: str
    licence: str | None
    editions: tuple[Edition, ...]
    sayings: tuple[JsString, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The context of the comparison of two to four cases."""

    crumbs: tuple[Link, ...]
    folder: str
    case: str
    paper: str
    sections: tuple[str, ...]
    sayings: tuple[JsString, ...]


def saved_cases_view(total: int, settings: Settings) -> SavedCasesView:
    """Return the context of the list in a site with ``total`` cases."""
    addresses, catalog = settings.addresses, settings.catalog
    return SavedCasesView(
        crumbs=(home_crumb(settings),),
        cases=Link(catalog.n("home.all-cases", total), addresses.cases),
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        booklet=addresses.booklet,
        comparison=addresses.comparison,
        editions=editions(settings),
        sayings=_said(catalog),
    )


def saved_booklet_view(settings: Settings) -> SavedBookletView:
    """Return the context of the booklet."""
    addresses = settings.addresses
    return SavedBookletView(
        folder=addresses.folder,
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        base=(settings.site_url or "").rstrip("/"),
        site_name=settings.site_name,
        licence=licence_of(settings),
        editions=editions(settings),
        sayings=_said(settings.catalog),
    )


def comparison_view(settings: Settings) -> ComparisonView:
    """Return the context of the comparison."""
    addresses, catalog = settings.addresses, settings.catalog
    return ComparisonView(
        crumbs=(home_crumb(settings), Link(catalog.t("folder.title"), addresses.folder)),
        folder=addresses.folder,
        case=addresses.case(_ANY),
        paper=addresses.paper(_ANY),
        sections=tuple(catalog.t(f"case.{key}") for key in _sections(settings)),
        sayings=_said(catalog),
    )


def _sections(settings: Settings) -> Iterator[str]:
    """Return the keys of all sections, with the custom ones in their places."""
    for key in SECTIONS:
        yield key
        yield from (one.key for one in settings.options.sections if one.place == key)


def _said(catalog: Catalog) -> tuple[JsString, ...]:
    return tuple(js_strings(_SAID, catalog))
