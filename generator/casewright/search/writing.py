"""Writing what the search needs into a folder: the one place where search touches the disk."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.search.feeding import write_index
from casewright.search.finder import (
    LESSON_CHUNK,
    Json,
    make_chunks,
    make_index,
    make_lesson_chunks,
    version_of,
    write_json,
)
from casewright.search.places import make_places
from casewright.search.records import Record, make_records
from casewright.search.spelling import make_spelling
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import Card
from casewright.views.choices import make_facets, make_lesson_facets
from casewright.views.find import FINDER, LESSONS_FINDER
from casewright.views.lesson import lesson_entries

BUNDLE: Final = "pagefind"
WORDS: Final = "words"
PLACES: Final = "places.json"


def write_search(
    library: CaseIndex, settings: Settings, cards: Mapping[str, Card], folder: Path
) -> None:
    """Write the bundle and the finder's files below a folder that is, or becomes, the site's root.

    ``cards`` holds the card of every shown case by its id. May run in a thread of its own beside
    the making of the pages: most of the time goes into another process.
    """
    records = make_records(library, settings)
    with ThreadPoolExecutor(max_workers=1) as pool:
        index = pool.submit(write_index, records, folder / BUNDLE, settings.language)
        _write_finders(records, library, settings, cards, folder)
        index.result()


def _write_finders(
    records: Sequence[Record],
    library: CaseIndex,
    settings: Settings,
    cards: Mapping[str, Card],
    folder: Path,
) -> None:
    """Write what the two lists need: facets, cards, and the words that a question may mean."""
    cases = numbered_cases(library)
    spelling = make_spelling(records)
    for letter, listed in spelling.items():
        _write(folder / FINDER / WORDS, f"{letter}.txt", listed)
    words = {"letters": "".join(spelling), "edition": version_of([*spelling.values()])}
    chunks = make_chunks([cards[case.id] for case in cases])
    index = make_index(make_facets(library, settings), len(cases))
    write_finder({**index, "words": words}, chunks, folder / FINDER)
    lessons = [lesson for _, lesson in lesson_entries(library, cards, settings)]
    index = make_index(make_lesson_facets(library, settings), len(lessons), LESSON_CHUNK)
    places = {PLACES: write_json(make_places(records, library))}
    chunks = make_lesson_chunks(lessons)
    write_finder({**index, "words": words}, chunks, folder / LESSONS_FINDER, places)


def write_finder(
    index: Json,
    chunks: Sequence[Sequence[Json]],
    folder: Path,
    further: Mapping[str, str] | None = None,
) -> None:
    """Write an index, its cards and further files; the edition keeps a browser from mixing two."""
    others = further or {}
    texts = [write_json(chunk) for chunk in chunks]
    edition = version_of([*texts, *others.values()])
    _write(folder, "index.json", write_json({**index, "edition": edition}))
    for number, text in enumerate(texts):
        _write(folder / "cards", f"{number}.json", text)
    for name, text in others.items():
        _write(folder, name, text)


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
