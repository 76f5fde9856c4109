"""The variables of the theme's templates in every engine: texts, addresses, navigation."""

from typing import Final

from markupsafe import Markup

from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.config.settings import Settings
from casewright.i18n.languages import locale_code
from casewright.rendering.csp import CONTENT_SECURITY_POLICY
from casewright.rendering.escaping import frame_text
from casewright.site.site import Site

REQUIRED_EXTENSIONS: Final = ("attr_list", "tables", "toc")
"""The Markdown extensions that staged pages use."""


class FrameTools:
    """Functions for the theme's templates: texts and addresses.

    ``live`` is true in a preview, where the engine adds a script to every page.
    """

    def __init__(self, site: Site, *, live: bool) -> None:
        settings = site.settings
        self.settings = settings
        self._pages = site.page_names
        self.live = live
        self.asset = site.ctx.asset_folder.__add__
        self.address = settings.addresses.named
        self.policy = CONTENT_SECURITY_POLICY
        self.licence = settings.options.licence
        self.locale = locale_code(settings.language_tag)
        self.language, self.language_tag = settings.language, settings.language_tag

    def t(self, key: str, **values: str) -> Markup:
        """Return a text of the site, escaped, for templates without autoescaping."""
        return Markup(frame_text(self.settings.catalog.t(key, **values)))  # noqa: S704

    def has(self, name: str) -> bool:
        """Return whether the site has a page, by name."""
        return page_name(self.address(name)) in self._pages


def page_name(address: str) -> str:
    """Return the name of the staged file of the page at an address."""
    return f"{address.rstrip('/')}.md"


def navigation(site: Site) -> list[dict[str, object]]:
    """Return the default navigation: all main pages, without cases.

    The about page is in the footer of every page, so it is not in the navigation.
    """
    settings = site.settings
    addresses = settings.addresses

    def word(key: str) -> str:
        return frame_text(settings.catalog.t(key))

    facets = {
        facet: {_label(vocabulary, settings): page_name(addresses.facet(facet))}
        for facet, vocabulary in site.index.vocabularies.items()
    }
    themes = [facets.pop(THEMES)] if THEMES in facets else []
    others = list(facets.values())
    browse = [{word("nav.browse"): others}] if len(others) > 1 else others
    return [
        {word("crumb.cases"): page_name(addresses.cases)},
        *themes,
        {word("lessons.title"): page_name(addresses.lessons)},
        {word("overview.title"): page_name(addresses.overview)},
        *browse,
        {word("nav.contribute"): page_name(addresses.contribute)},
    ]


def _label(vocabulary: Vocabulary, settings: Settings) -> str:
    """Return the label of a vocabulary, escaped for templates without autoescaping."""
    return frame_text(vocabulary.label.text(settings.language))
