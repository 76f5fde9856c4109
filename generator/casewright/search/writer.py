"""Write the search files of a site from the word counts of its cases.

Only ``manifest.json`` has a fixed name; it names the other files, which have a digest of their
content in their names. ``documents/`` has the search results' data, about two cases per file; their
addresses get the manifest's edition as a query, because thousands of digests would be too large.
"""

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.search.analysis import Analyzer
from casewright.search.compounds import Compounds, learn_compounds
from casewright.search.documents import CaseText, TextSource
from casewright.search.facet_index import Json, make_facet_index, write_json
from casewright.search.index import Index, IndexBuilder, number_cases, table_size
from casewright.search.shards import Cache, Shard, cut_shards, deflate
from casewright.search.spelling import list_words
from casewright.views.case.card import Card
from casewright.views.case.lessons import lesson_anchor
from casewright.views.listings.facets import Facet, make_facets, make_lesson_facets
from casewright.views.ordering import numbered_cases, numbered_lessons

SEARCH_DIR: Final = "assets/casewright/search/"
MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
"""The version of the file format; readers refuse other versions."""
CHUNK_SLOTS: Final = 4
"""Slots per documents file: about two cases, as a quarter to half of the slots are used."""
_DIGEST_BYTES: Final = 5


def make_search_files(
    case_index: CaseIndex,
    settings: Settings,
    cards: Mapping[str, Card],
    texts: TextSource,
    cache: Cache | None = None,
) -> Mapping[str, bytes]:
    """Return all search files of a site by name.

    ``cards`` has the card of every case by id; ``texts`` loads the text and the word counts of
    the cases with some ids, in that order.
    """
    target = _Folder()
    most_lessons = max((len(case.lessons) for case in case_index.cases), default=1)
    per_case = 1 << max(0, most_lessons - 1).bit_length()
    numbers = number_cases(case.id for case in case_index.cases)
    analyzer = Analyzer(settings.language)
    cases, lessons = IndexBuilder(), IndexBuilder()
    documents = _DocumentWriter(target)
    for (id_, number), (text, counts) in zip(numbers.items(), texts(numbers), strict=True):
        cases.add(number, counts.case)
        for index, impacts in enumerate(counts.lessons):
            lessons.add(number * per_case + index, impacts)
        documents.add(number, _document(text, cards[id_], settings))
    words = cases.build(analyzer)
    compounds = learn_compounds(words.forms, settings.language)

    def write_kind(index: Index, facets: Sequence[Facet], order: Sequence[int]) -> Json:
        parts = make_facet_index(facets, order)
        return {
            "total": len(order),
            **_write_index(index, compounds, target, cache),
            "facets": [target.add(write_json(part).encode(), ".json") for part in parts],
        }

    case_order = [numbers[case.id] for case in numbered_cases(case_index)]
    lesson_order = [
        numbers[lesson.case.id] * per_case + lesson.index for lesson in numbered_lessons(case_index)
    ]
    manifest = {
        "format": FORMAT,
        "site": f"{settings.site_url.rstrip('/')}/" if settings.site_url else "",
        "federation": [other.name for other in settings.options.federation],
        "language": settings.language,
        "stopWords": " ".join(sorted(analyzer.stop_words)),
        "chunk": CHUNK_SLOTS,
        "edition": documents.finish(),
        "spelling": _write_spelling(words, target),
        "kinds": {
            "cases": {
                "page": settings.addresses.cases,
                "size": table_size(len(numbers)),
                **write_kind(words, make_facets(case_index, settings), case_order),
            },
            "lessons": {
                "page": settings.addresses.lessons,
                "size": table_size(len(numbers)) * per_case,
                "perCase": per_case,
                **write_kind(
                    lessons.build(analyzer), make_lesson_facets(case_index, settings), lesson_order
                ),
            },
        },
    }
    target.write(MANIFEST, write_json(manifest).encode())
    return target.files


class _Folder:
    """The files, by name relative to the root of the site."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, name: str, content: bytes) -> None:
        """Add a file under a fixed name."""
        self.files[f"{SEARCH_DIR}{name}"] = content

    def add(self, content: bytes, suffix: str = ".bin") -> str:
        """Add a file under the digest of its content, and return that."""
        name = short_digest(hashlib.sha256(content))
        self.write(f"{name}{suffix}", content)
        return name


class _DocumentWriter:
    """Write the documents, which are added by ascending number."""

    def __init__(self, target: _Folder) -> None:
        self._target = target
        self._chunk = 0
        self._held: dict[int, Json] = {}
        self._digest = hashlib.sha256()

    def add(self, number: int, document: Json) -> None:
        """Add a document."""
        if number // CHUNK_SLOTS != self._chunk:
            self._write()
            self._chunk = number // CHUNK_SLOTS
        self._held[number] = document

    def finish(self) -> str:
        """Write the last file; return the edition, a digest of all documents."""
        self._write()
        return short_digest(self._digest)

    def _write(self) -> None:
        if self._held:
            content = write_json(self._held).encode()
            self._digest.update(content)
            self._target.write(f"documents/{self._chunk}.json", content)
            self._held = {}


def short_digest(digest: "hashlib._Hash") -> str:
    """Return a digest as it is written in the name of a file."""
    return b32encode(digest.digest()[:_DIGEST_BYTES]).decode().lower()


def _write_index(index: Index, compounds: Compounds, target: _Folder, cache: Cache | None) -> Json:
    shards = cut_shards(index.stems(compounds), cache)
    stop_stems = set(map(index.analyzer.stem, index.analyzer.stop_words))
    return {
        "shards": _write_shards(shards.main, target),
        "rest": _write_shards(shards.rest, target),
        "common": " ".join(sorted({*shards.common} - stop_stems)),
    }


def _write_shards(shards: Iterable[Shard], target: _Folder) -> Sequence[str]:
    """Write shards; return the first stem and the name of each, in one list."""
    return [text for shard in shards for text in (shard.first, target.add(shard.content))]


def _write_spelling(index: Index, target: _Folder) -> Sequence[str]:
    stop_words = index.analyzer.stop_words
    forms = {form: len(found) for form, found in index.forms.items() if form not in stop_words}
    words = list_words(forms.items())
    return [
        text
        for letter, listed in words.items()
        for text in (letter, target.add(deflate(" ".join(listed).encode())))
    ]


def _document(text: CaseText, card: Card, settings: Settings) -> Json:
    """Return what a result shows of a case; lesson n has the blocks ``places[n:n + 2]``."""
    return {
        "id": card.id,
        "card": _card(card),
        "blocks": text.blocks,
        "places": text.places,
        "anchors": [lesson_anchor(number, settings) for number in range(1, len(text.places))],
    }


def _card(card: Card) -> Json:
    packed = {
        "a": card.address,
        "t": card.title,
        "l": card.language,
        "n": card.language_label,
        "o": [(link.label, link.address) for link in card.organisations],
        "p": card.period,
        "r": (card.outcome.id, card.outcome.label) if card.outcome else None,
        "s": card.summary,
        "c": [(link.label, link.address) for link in card.themes],
        "f": card.followed_up,
        "d": card.draft,
    }
    return {key: value for key, value in packed.items() if value}
