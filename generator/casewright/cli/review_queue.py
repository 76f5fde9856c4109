"""The review queue in the terminal, as a table, and as JSON."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cli.options import words_for
from casewright.config.settings import Settings
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.pages.data_exports import csv_text
from casewright.site.build_date import date_given
from casewright.views.authoring.review import DueCase, due_cases, due_table, format_due_count

VERSION: Final = 1


def format_review_queue(case_index: CaseIndex, report: str, settings: Settings) -> str:
    """Return what is due for review today, as ``text``, ``json`` or ``csv``.

    ``SOURCE_DATE_EPOCH`` sets another day.
    """
    today = date_given() or dt.datetime.now(dt.UTC).date()
    due = due_cases(case_index, (today.year, today.month, today.day), settings)
    return _REPORTERS[report](due, settings)


def _text(due: tuple[DueCase, ...], settings: Settings) -> str:
    months = settings.options.review_after_months
    count = format_due_count(len(due), months, words_for(settings))
    return "\n".join((count, *_lines(due, settings)))


def _lines(due: tuple[DueCase, ...], settings: Settings) -> Iterator[str]:
    t = words_for(settings).t
    for owner, cases in groupby(due, key=lambda one: one.owner):
        yield from ("", escape_invisible(owner or t("review.nobody")))
        for one in cases:
            last = str(one.last) if one.last else t("review.undated")
            yield f"  {settings.docs_dir.name}/{one.id}.yml: {escape_invisible(one.title)} ({last})"


def _json(due: tuple[DueCase, ...], settings: Settings) -> str:
    cases = [
        {
            "id": one.id,
            "title": one.title,
            "owner": one.owner or None,
            "last": str(one.last) if one.last else None,
            "url": settings.url(one.address),
        }
        for one in due
    ]
    months = settings.options.review_after_months
    return json.dumps({"version": VERSION, "review_after_months": months, "due": cases}, indent=2)


def _csv(due: tuple[DueCase, ...], settings: Settings) -> str:
    return csv_text(due_table(due, settings), settings.catalog.t("table.separator")).rstrip()


_REPORTERS: Final[Mapping[str, Callable[[tuple[DueCase, ...], Settings], str]]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
}
