"""The collection as files for other programs: JSON for machines, tables for spreadsheets.

A table is opened by people in a program that runs what looks like a formula. So a cell that could
be one is given a ``'`` in front, which makes it text to every spreadsheet.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from casewright.rendering.desk import Desk, Page
from casewright.rendering.escaping import plain_cell
from casewright.search.facet_index import write_json
from casewright.search.plain import plain_blocks
from casewright.views.exports import collection_data
from casewright.views.public import public_cases
from casewright.views.tables import Row, Table, case_table, lesson_table

CASES_JSON: Final = "cases.json"
CASES_CSV: Final = "cases.csv"
LESSONS_CSV: Final = "lessons.csv"

_BYTE_ORDER_MARK: Final = "\ufeff"
"""By which Excel knows that a file is UTF-8."""


def export_files(desk: Desk) -> Iterator[Page]:
    """Give the three files."""
    library, cards, settings = desk.library, desk.cards, desk.settings
    cases = public_cases(library)
    data = collection_data(cases, library, desk.pictures, settings)
    yield Page.of(CASES_JSON, write_json(data))
    separator = settings.catalogue.t("table.separator")
    tables = {
        CASES_CSV: case_table(cases, library, cards, settings),
        LESSONS_CSV: lesson_table(cases, library, cards, settings),
    }
    for name, table in tables.items():
        yield Page.of(name, csv_text(table, separator))


def csv_text(table: Table, separator: str) -> str:
    """Write a table as RFC 4180 has it, every cell between quotes.

    The separator is a semicolon where a comma stands in numbers: a spreadsheet on such a machine
    reads no other.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(plain_cell, table.head))
    writer.writerows(map(plain_cell, _without_markup(row, table.prose)) for row in table.rows)
    return _BYTE_ORDER_MARK + text.getvalue()


def _without_markup(row: Row, prose: int | None) -> Iterable[str]:
    return (
        "\n".join(plain_blocks(cell)) if place == prose else cell for place, cell in enumerate(row)
    )
