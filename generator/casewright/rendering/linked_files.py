"""The vocabularies as linked data: SKOS in JSON-LD."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from casewright.rendering.desk import Desk, FileTask
from casewright.rendering.page import StaticFile
from casewright.search.facet_index import write_json
from casewright.views.linked import vocabulary_graph

VOCABULARY: Final = "vocabulary.jsonld"


def linked_files(desk: Desk) -> Iterator[FileTask]:
    """Give the file with every vocabulary."""
    yield FileTask.of(VOCABULARY, partial(_graph, desk))


def _graph(desk: Desk) -> StaticFile:
    graph = vocabulary_graph(desk.library, desk.settings)
    return StaticFile.of(VOCABULARY, write_json(graph))
