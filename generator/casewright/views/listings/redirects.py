"""Redirects from the former addresses of cases and terms to the present ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address, the one it leads to, and the title of the page there.

    ``url`` is the full address of that page, where the site has one.
    """

    source: str
    target: str
    title: str
    url: str | None

    @property
    def is_page(self) -> bool:
        """Return whether the address is that of a page, not of a PDF file."""
        return self.source.endswith("/")


def iter_redirects(case_index: CaseIndex, settings: Settings) -> Iterator[Redirect]:
    """Return the redirects of a site: of pages, of print pages, and of PDF files where it has any.

    A withdrawn case has one redirect, to the page that says so.
    """
    addresses = settings.addresses
    for alias, case_id in case_index.renamed.items():
        case = case_index.by_id.get(case_id)
        title = case.title if case else settings.catalog.t("withdrawn.title")
        pairs = [(addresses.case(alias), addresses.case(case_id))]
        if case:
            pairs += [(addresses.paper(alias), addresses.paper(case_id))]
        if case and settings.options.pdf:
            pairs += [(addresses.case_pdf(alias), addresses.case_pdf(case_id))]
        yield from _make(pairs, title, settings)
    for facet, vocabulary in case_index.vocabularies.items():
        for alias, term in vocabulary.renamed.items():
            pairs = [(addresses.term(facet, alias), addresses.term(facet, term))]
            if facet == THEMES and settings.options.pdf and case_index.cases_with(facet, term):
                pairs += [(addresses.term_pdf(facet, alias), addresses.term_pdf(facet, term))]
            label = vocabulary.terms[term].label.text(settings.language)
            yield from _make(pairs, label, settings)


def _make(pairs: list[tuple[str, str]], title: str, settings: Settings) -> Iterator[Redirect]:
    for source, target in pairs:
        yield Redirect(source, target, title, settings.url(target))
