"""Writing what the search needs into a folder: the one place where search touches the disk."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from casewright.cases.library import Library
from casewright.search.feeding import write_index
from casewright.search.finder import make_chunks, make_index, version_of, write_json
from casewright.search.records import make_records
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import Card
from casewright.views.choices import make_facets

BUNDLE: Final = "pagefind"
FINDER: Final = "assets/casewright/find"


def write_search(
    library: Library, settings: Settings, cards: Mapping[str, Card], folder: Path
) -> None:
    """Write the bundle and the finder's files below a folder that is, or becomes, the site's root.

    ``cards`` holds the card of every shown case by its id. May run in a thread of its own beside
    the making of the pages: most of the time goes into another process.
    """
    cases = numbered_cases(library)
    chunks = [write_json(chunk) for chunk in make_chunks([cards[case.id] for case in cases])]
    pages = write_index(make_records(library, settings), folder / BUNDLE, settings.language)
    index = make_index(make_facets(library, settings), len(cases), pages, version_of(chunks))
    _write_finder(write_json(index), chunks, folder / FINDER)


def _write_finder(index: str, chunks: Sequence[str], folder: Path) -> None:
    (folder / "cards").mkdir(parents=True, exist_ok=True)
    (folder / "index.json").write_text(index, encoding="utf-8")
    for number, chunk in enumerate(chunks):
        (folder / "cards" / f"{number}.json").write_text(chunk, encoding="utf-8")
