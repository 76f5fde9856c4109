"""The collection as files for other programs: JSON, CSV and JSON-LD.

Spreadsheets run cells that look like a formula, so such cells get a leading ``'``, which makes them
text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from casewright.cases.schema_file import site_schema
from casewright.prose.plain_text import plain_blocks
from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.escaping import plain_cell
from casewright.rendering.page import StaticFile
from casewright.search.facet_index import write_json
from casewright.views.export.csv import Row, Table, case_table, lesson_table
from casewright.views.export.json import collection_data
from casewright.views.export.jsonld import vocabulary_graph
from casewright.views.export.published import public_cases

CASES_JSON: Final = "cases.json"
CASES_CSV: Final = "cases.csv"
LESSONS_CSV: Final = "lessons.csv"

_BYTE_ORDER_MARK: Final = "\ufeff"
"""The byte order mark by which Excel recognizes UTF-8."""


def export_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the JSON file and the two CSV files."""
    yield FileTask.of(CASES_JSON, partial(_json, ctx))
    yield FileTask.of(CASES_CSV, partial(_csv, CASES_CSV, case_table, ctx))
    yield FileTask.of(LESSONS_CSV, partial(_csv, LESSONS_CSV, lesson_table, ctx))


def csv_text(table: Table, separator: str) -> str:
    """Format a table as CSV (RFC 4180) with every cell quoted.

    The separator is a semicolon in languages with a decimal comma, as spreadsheets expect there.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(plain_cell, table.head))
    writer.writerows(map(plain_cell, _without_markup(row, table.prose)) for row in table.rows)
    return _BYTE_ORDER_MARK + text.getvalue()


def _json(ctx: RenderContext) -> StaticFile:
    index = ctx.index
    cases = index.load(case.id for case in public_cases(index))
    data = collection_data(cases, index, ctx.pictures, ctx.settings)
    return StaticFile.of(CASES_JSON, write_json(data))


def _csv(name: str, make_table: Callable[..., Table], ctx: RenderContext) -> StaticFile:
    cases = public_cases(ctx.index)
    table = make_table(cases, ctx.index, ctx.cards, ctx.settings)
    separator = ctx.settings.catalog.t("table.separator")
    return StaticFile.of(name, csv_text(table, separator))


def _without_markup(row: Row, prose: int | None) -> Iterable[str]:
    return (
        "\n".join(plain_blocks(cell)) if place == prose else cell for place, cell in enumerate(row)
    )


VOCABULARY: Final = "vocabulary.jsonld"


def linked_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the JSON-LD file with every vocabulary."""
    yield FileTask.of(VOCABULARY, partial(_graph, ctx))


def _graph(ctx: RenderContext) -> StaticFile:
    graph = vocabulary_graph(ctx.index, ctx.settings)
    return StaticFile.of(VOCABULARY, write_json(graph))


_NAME: Final = "schema/case.json"


def schema_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the JSON Schema file; JSON needs no template."""
    yield FileTask.of(_NAME, partial(_schema, ctx))


def _schema(ctx: RenderContext) -> StaticFile:
    return StaticFile.of(_NAME, site_schema(ctx.index.vocabularies, ctx.settings))
