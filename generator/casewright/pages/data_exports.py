"""The collection as files for other programs: JSON for machines, tables for spreadsheets.

A table is opened by people in a program that runs what looks like a formula. So a cell that could
be one is given a ``'`` in front, which makes it text to every spreadsheet.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from casewright.rendering.desk import Desk, FileTask
from casewright.rendering.escaping import plain_cell
from casewright.rendering.page import StaticFile
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


def export_files(desk: Desk) -> Iterator[FileTask]:
    """Give the three files."""
    yield FileTask.of(CASES_JSON, partial(_json, desk))
    yield FileTask.of(CASES_CSV, partial(_csv, CASES_CSV, case_table, desk))
    yield FileTask.of(LESSONS_CSV, partial(_csv, LESSONS_CSV, lesson_table, desk))


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


def _json(desk: Desk) -> StaticFile:
    library = desk.library
    cases = library.load(case.id for case in public_cases(library))
    data = collection_data(cases, library, desk.pictures, desk.settings)
    return StaticFile.of(CASES_JSON, write_json(data))


def _csv(name: str, make_table: Callable[..., Table], desk: Desk) -> StaticFile:
    cases = public_cases(desk.library)
    table = make_table(cases, desk.library, desk.cards, desk.settings)
    separator = desk.settings.catalogue.t("table.separator")
    return StaticFile.of(name, csv_text(table, separator))


def _without_markup(row: Row, prose: int | None) -> Iterable[str]:
    return (
        "\n".join(plain_blocks(cell)) if place == prose else cell for place, cell in enumerate(row)
    )
