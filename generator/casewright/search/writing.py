"""Writing what the search needs into a folder: the one place where search touches the disk."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from casewright.cases.library import Library
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
from casewright.search.records import make_records
from casewright.search.spelling import make_spelling
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import Card
from casewright.views.choices import make_facets, make_lesson_facets
from casewright.views.find import FINDER, LESSONS_FINDER
from casewright.views.lesson import lesson_entries

BUNDLE: Final = "pagefind"


def write_search(
    library: Library, settings: Settings, cards: Mapping[str, Card], folder: Path
) -> None:
    """Write the bundle and the finder's files below a folder that is, or becomes, the site's root.

    ``cards`` holds the card of every shown case by its id. May run in a thread of its own beside
    the making of the pages: most of the time goes into another process.
    """
    cases = numbered_cases(library)
    records = make_records(library, settings)
    write_index(records, folder / BUNDLE, settings.language)
    chunks = make_chunks([cards[case.id] for case in cases])
    index = make_index(make_facets(library, settings), len(cases))
    write_finder(index, chunks, make_spelling(records), folder / FINDER)
    lessons = [lesson for _, lesson in lesson_entries(library, cards, settings)]
    index = make_index(make_lesson_facets(library, settings), len(lessons), LESSON_CHUNK)
    write_finder(index, make_lesson_chunks(lessons), {}, folder / LESSONS_FINDER)


def write_finder(
    index: Json, chunks: Sequence[Sequence[Json]], spelling: Mapping[str, str], folder: Path
) -> None:
    """Write an index, its cards and its words; the edition keeps a browser from mixing two."""
    texts = [write_json(chunk) for chunk in chunks]
    edition = version_of([*texts, *spelling.values()])
    _write(
        folder,
        "index.json",
        write_json({**index, "edition": edition, "letters": "".join(spelling)}),
    )
    for number, text in enumerate(texts):
        _write(folder / "cards", f"{number}.json", text)
    for letter, words in spelling.items():
        _write(folder / "words", f"{letter}.txt", words)


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
