"""The review queue: the cases that nobody has reviewed for a long time, by who looks after them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casewright.cases.dates import PartialDate
from casewright.cases.index import CaseIndex
from casewright.cases.summary import Date, joined_on
from casewright.cases.vocabulary import ORGANISATIONS
from casewright.config.settings import Settings
from casewright.i18n.catalog import Catalog
from casewright.views.case.dates import count_months
from casewright.views.case.lessons import home_crumb
from casewright.views.common import Link
from casewright.views.dates import format_partial_date
from casewright.views.export.csv import Table


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case to review. ``last`` is when it was last reviewed, else when it was added, if known."""

    id: str
    title: str
    address: str
    owner: str
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class DueRow:
    """A case to review as a page shows it."""

    case: Link
    last: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The page of the review queue; a group without an owner has an empty name."""

    crumbs: tuple[Link, ...]
    summary: str
    groups: tuple[tuple[str, tuple[DueRow, ...]], ...]


def due_cases(case_index: CaseIndex, on: Date | None, settings: Settings) -> tuple[DueCase, ...]:
    """Return the cases that are due for review on a day, by owner and then the oldest first.

    Cases without an owner come last; a case without a date is always due. The owner may be the id
    of an organisation, which becomes its name.
    """
    return tuple(sorted(_find(case_index, on, settings), key=_order))


def review_view(case_index: CaseIndex, settings: Settings) -> ReviewView:
    """Return what the page of the review queue shows: what is due on the site's newest date."""
    groups: dict[str, list[DueRow]] = defaultdict(list)
    due = due_cases(case_index, case_index.newest_date, settings)
    for one in due:
        last = format_partial_date(one.last, settings.catalog.locale) if one.last else ""
        groups[one.owner].append(DueRow(Link(one.title, one.address), last))
    maintain = Link(settings.catalog.t("review.maintain"), settings.addresses.handbook("maintain"))
    return ReviewView(
        (home_crumb(settings), maintain),
        format_due_count(len(due), settings.options.review_after_months, settings.catalog),
        tuple((owner, tuple(rows)) for owner, rows in groups.items()),
    )


def format_due_count(count: int, months: int, words: Catalog) -> str:
    """Say how many cases were not reviewed for a number of months."""
    return words.n("review.count", count, months=months)


def due_table(due: tuple[DueCase, ...], settings: Settings) -> Table:
    """Return the review queue as a table."""
    t = settings.catalog.t
    head = (t("field.owner"), t("table.id"), t("table.title"), t("review.last"), t("table.address"))
    rows = (
        (one.owner, one.id, one.title, str(one.last or ""), settings.url(one.address) or "")
        for one in due
    )
    return Table(head, rows)


def _find(case_index: CaseIndex, on: Date | None, settings: Settings) -> Iterator[DueCase]:
    organisations = case_index.vocabulary(ORGANISATIONS).terms
    for case in case_index.cases:
        last = case.reviewed or joined_on(case)
        if _is_due(last, on, settings):
            term = organisations.get(case.owner)
            owner = term.label.text(settings.language) if term else case.owner
            yield DueCase(case.id, case.title, settings.addresses.case(case.id), owner, last)


def _is_due(last: PartialDate | None, on: Date | None, settings: Settings) -> bool:
    if last is None or on is None:
        return last is None
    return count_months(last.earliest, on) >= settings.options.review_after_months


def _order(due: DueCase) -> tuple[bool, str, Date, str]:
    return not due.owner, due.owner.casefold(), due.last.earliest if due.last else (0, 0, 0), due.id
