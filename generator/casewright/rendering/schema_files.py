"""The schema of a case, for editors and programs that do not have the knowledge base at hand."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from casewright.authoring.schema_file import site_schema
from casewright.rendering.desk import Desk, FileTask
from casewright.rendering.page import StaticFile

_NAME: Final = "schema/case.json"


def schema_files(desk: Desk) -> Iterator[FileTask]:
    """Give the schema; it is JSON, so no template stands between."""
    yield FileTask.of(_NAME, partial(_schema, desk))


def _schema(desk: Desk) -> StaticFile:
    return StaticFile.of(_NAME, site_schema(desk.library.vocabularies, desk.settings))
