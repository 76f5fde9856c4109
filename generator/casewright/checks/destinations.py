"""The targets of links within the site: every page and file that a site of these cases has.

The link checker works on a finished site; this module works before pages are rendered. Both resolve
an author's link with ``SiteUrls.linked``.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urlsplit

from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.checks.project import Project
from casewright.config.settings import Settings
from casewright.loader.images import MEDIA_DIR
from casewright.paths import SUFFIXES
from casewright.urls import HANDBOOK

_DATA_FILES: Final = (
    "cases.json", "cases.csv", "lessons.csv", "feed.xml", "vocabulary.jsonld",
    "schema/case.json", "_headers", "_redirects",
)  # fmt: skip
_HOME: Final = "index.html"
_HIDDEN: Final = re.compile(r"(?:^|/)\.(?!well-known/)")


class Destinations:
    """The pages and files of a site, for the links of its cases."""

    def __init__(
        self, settings: Settings, vocabularies: Mapping[str, Vocabulary], project: Project
    ) -> None:
        self._settings = settings
        self._vocabularies = vocabularies
        self._project = project

    def find_fault(self, link: str) -> str:
        """Return why a link leads nowhere (``draft``, ``file``, ``address``, ``anchor``), or ''."""
        address = self._settings.addresses.linked(link)
        if address is None:
            return "file"
        path = unquote(urlsplit(f"/{address}").path)[1:]
        if path.rpartition("/")[2] == _HOME:
            path = path.removesuffix(_HOME)
        case_id = self._case_in(path)
        if case_id and self._project.is_left_out(case_id):
            return "draft"
        if not self._is_page(path.strip("/")) and not self._is_file(path):
            return "address" if link.startswith("/") else "file"
        anchor = unquote(link.partition("#")[2])
        if anchor and case_id and path.strip("/") == f"{self._settings.addresses.cases}{case_id}":
            return "" if self._project.has_anchor(case_id, anchor) else "anchor"
        return ""

    def find_page_fault(self, name: str) -> str:
        """Return why a page, named as the engine's Markdown file, does not exist, or ''."""
        address = name.removesuffix(".md")
        return self.find_fault("/" if address == "index" else f"/{address}/")

    def _case_in(self, path: str) -> str:
        cases = self._settings.addresses.cases
        return path.removeprefix(cases).partition("/")[0] if path.startswith(cases) else ""

    def _is_page(self, path: str) -> bool:
        addresses = self._settings.addresses
        parent, _, name = path.rpartition("/")
        above = f"{parent}/" if parent else ""
        if f"{path}/" in self._fixed_pages or not path:
            return True
        if above == addresses.cases:
            return self._is_case(name)
        if above == addresses.rules:
            return f"{name}.finds" in self._settings.catalog.entries
        if above in self._facets:
            return name in self._facets[above].terms or name in self._facets[above].renamed
        if self._is_case(parent.removeprefix(addresses.cases)):
            return self._is_paper(path, parent.removeprefix(addresses.cases))
        return self._project.has_file(f"{path}.md") or self._project.has_file(f"{path}/index.md")

    def _is_case(self, case_id: str) -> bool:
        return self._project.has_case(case_id) or bool(self._project.renamed(case_id))

    def _is_paper(self, path: str, case_id: str) -> bool:
        addresses, pdf = self._settings.addresses, self._settings.options.pdf
        return f"{path}/" == addresses.paper(case_id) or (
            pdf and path == addresses.case_pdf(case_id)
        )

    @cached_property
    def _facets(self) -> Mapping[str, Vocabulary]:
        """The vocabularies by the address of their pages."""
        addresses = self._settings.addresses
        facets = {addresses.facet(name): one for name, one in self._vocabularies.items()}
        themes = self._vocabularies.get(THEMES)
        return {**facets, addresses.start: themes} if themes else facets

    @cached_property
    def _fixed_pages(self) -> frozenset[str]:
        """The addresses of the pages that every site has."""
        addresses, parts = self._settings.addresses, self._settings.options.handbook
        handbook = (
            addresses.handbook(page)
            for page in HANDBOOK
            if parts and page.partition("/")[0] in (HANDBOOK[0], *parts)
        )
        review = (addresses.review,) if parts and "maintain" in parts else ()
        return frozenset((
            addresses.cases, addresses.lessons, addresses.overview, addresses.folder,
            addresses.booklet, addresses.slides, addresses.comparison, addresses.contribute,
            addresses.rules, addresses.start,
            *handbook, *review, *map(addresses.facet, self._vocabularies),
        ))  # fmt: skip

    def _is_file(self, path: str) -> bool:
        """Return whether a file exists that is published unchanged."""
        if path in _DATA_FILES:
            return True
        published = not (
            path.endswith((*SUFFIXES, ".md"))
            or path.startswith(f"{MEDIA_DIR}/")
            or _HIDDEN.search(path)
            or ".." in path.split("/")
        )
        return published and self._project.has_file(path)
