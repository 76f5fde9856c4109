"""The collection as CSV tables, one for cases and one for lessons.

Column names and values are in the language of the site.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.i18n.languages import language_name
from casewright.views.case.card import Card, links_to, term_links
from casewright.views.case.lessons import lesson_anchor
from casewright.views.case.licence import licence_of_case
from casewright.views.common import Link
from casewright.views.export.json import link

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows; ``prose`` is the index of a column with Markdown."""

    head: Row
    rows: Iterator[Row]
    prose: int | None = None


def case_table(
    cases: Sequence[CaseSummary],
    case_index: CaseIndex,
    cards: Mapping[str, Card],
    settings: Settings,
) -> Table:
    """Return the cases in the order of their numbers, so that a script can find a row."""
    t = settings.catalog.t
    facets = {
        facet: vocabulary.label.text(settings.language)
        for facet, vocabulary in case_index.vocabularies.items()
    }
    head = (
        t("table.id"), t("table.title"), t("case.summary"), *facets.values(), t("case.period"),
        t("case.outcome"), t("table.language"), t("table.lessons"), t("table.follow-ups"),
        t("case.added"), t("case.reviewed"), t("case.licence"), t("table.address"),
    )  # fmt: skip
    rows = (_case_row(case, cards[case.id], tuple(facets), case_index, settings) for case in cases)
    return Table(head, rows)


def lesson_table(
    cases: Sequence[CaseSummary],
    case_index: CaseIndex,
    cards: Mapping[str, Card],
    settings: Settings,
) -> Table:
    """Return the lessons of cases."""
    t = settings.catalog.t
    themes = case_index.vocabulary(THEMES).label.text(settings.language)
    head = (
        t("lesson.one"), themes, t("table.case"), t("case.organisation"), t("case.period"),
        t("case.outcome"), t("table.language"), t("table.address"),
    )  # fmt: skip
    rows = (
        row for case in cases for row in _lesson_rows(case, cards[case.id], case_index, settings)
    )
    return Table(head, rows, prose=0)


def _case_row(
    case: CaseSummary,
    card: Card,
    facets: tuple[str, ...],
    case_index: CaseIndex,
    settings: Settings,
) -> Row:
    return (
        case.id,
        card.title,
        card.summary,
        *(_labels(term_links(case, facet, case_index, settings)) for facet in facets),
        card.period or "",
        card.outcome.label if card.outcome else "",
        _language(case, settings),
        str(len(case.lessons)),
        str(len(case.follow_ups)),
        str(case.added or ""),
        str(case.reviewed or ""),
        str(licence_of_case(case, settings) or ""),
        link(card.address, settings),
    )


def _lesson_rows(
    case: CaseSummary, card: Card, case_index: CaseIndex, settings: Settings
) -> Iterator[Row]:
    for number, lesson in enumerate(case.lessons, start=1):
        own = links_to(THEMES, lesson.themes, case_index, settings)
        yield (
            lesson.lesson,
            _labels(own or card.themes),
            card.title,
            _labels(card.organisations),
            card.period or "",
            card.outcome.label if card.outcome else "",
            _language(case, settings),
            link(f"{card.address}#{lesson_anchor(number, settings)}", settings),
        )


def _labels(links: tuple[Link, ...]) -> str:
    return "; ".join(link.label for link in links)


def _language(case: CaseSummary, settings: Settings) -> str:
    return language_name(case.language or settings.language_tag, settings.language)
