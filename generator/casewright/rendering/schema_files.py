"""The schema of a case, for editors and programs that do not have the knowledge base at hand."""

from collections.abc import Iterator
from typing import Final

from casewright.rendering.desk import Desk, Page
from casewright.scaffold.schema_file import site_schema

_NAME: Final = "schema/case.json"


def schema_files(desk: Desk) -> Iterator[Page]:
    """Give the schema; it is JSON, so no template stands between."""
    yield Page.of(_NAME, site_schema(desk.library.vocabularies, desk.settings))
