"""What the frames of the theme get from us on every engine: words, addresses, the navigation."""

from typing import Final

from casewright.build.site import Site
from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.locale.naming import locale_code
from casewright.rendering.escaping import frame_text
from casewright.rendering.policy import POLICY
from casewright.settings import Settings

REQUIRED_EXTENSIONS: Final = ("attr_list", "tables", "toc")
"""The extensions of Markdown that staged pages are written in."""


class FrameTools:
    """What the frames of the theme may ask for: words and addresses.

    ``live`` is true in a preview, whose engine adds a script of its own to every page.
    """

    def __init__(self, site: Site, *, live: bool) -> None:
        settings = site.settings
        self.settings = settings
        self._pages = site.page_names
        self.live = live
        self.t = settings.catalogue.t
        self.address = settings.addresses.named
        self.policy = POLICY
        self.licence = settings.options.licence
        self.locale = locale_code(settings.language)

    def has(self, name: str) -> bool:
        """Tell whether the site has a page, by its name."""
        return page_name(self.address(name)) in self._pages


def page_name(address: str) -> str:
    """Name the staged file of the page at an address."""
    return f"{address.rstrip('/')}.md"


def navigation(site: Site) -> list[dict[str, object]]:
    """Make the navigation of a site whose maintainer wrote none: every way in, and never a case.

    What the site is about stands in the foot of every page, and so leaves room here.
    """
    settings = site.settings
    catalogue, addresses = settings.catalogue, settings.addresses
    facets = {
        facet: {_label(vocabulary, settings): page_name(addresses.facet(facet))}
        for facet, vocabulary in site.library.vocabularies.items()
    }
    themes = [facets.pop(THEMES)] if THEMES in facets else []
    others = list(facets.values())
    browse = [{catalogue.t("nav.browse"): others}] if len(others) > 1 else others
    return [
        {catalogue.t("crumb.cases"): page_name(addresses.cases)},
        *themes,
        {catalogue.t("lessons.title"): page_name(addresses.lessons)},
        {catalogue.t("overview.title"): page_name(addresses.overview)},
        *browse,
        {catalogue.t("nav.contribute"): page_name(addresses.contribute)},
    ]


def _label(vocabulary: Vocabulary, settings: Settings) -> str:
    """Write a vocabulary's label for the theme's own templates, which escape nothing."""
    return frame_text(vocabulary.label.text(settings.language))
