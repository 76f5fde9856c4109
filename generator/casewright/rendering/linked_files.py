"""The vocabularies as linked data: SKOS in JSON-LD."""

from collections.abc import Iterator
from typing import Final

from casewright.rendering.desk import Desk, Page
from casewright.search.facet_index import write_json
from casewright.views.linked import vocabulary_graph

VOCABULARY: Final = "vocabulary.jsonld"


def linked_files(desk: Desk) -> Iterator[Page]:
    """Give the file with every vocabulary."""
    yield Page.of(VOCABULARY, write_json(vocabulary_graph(desk.library, desk.settings)))
