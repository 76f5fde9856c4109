"""Records: a case as the full-text search knows it.

Pagefind searches a record's text and its *fields* (its "meta"), and a field weighs what the page
asks for. What no reader sees (synonyms, parts of compounds) goes into fields, so that the text
stays what the case says and a sentence of it can be shown as it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Term
from casewright.locale.folding import fold, folded_words, words_of
from casewright.search.compounds import Compounds, compounds_of
from casewright.search.plain import plain_blocks
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases

BLOCK_END: Final = "¶"
"""Keeps a text's blocks apart, because Pagefind keeps no line ends; it is no word to anybody."""
LESSON: Final = "❧"
LESSONS_END: Final = "☙"
"""The first stands before each lesson, the second after the last: a lesson can be found as such."""
_PUNCTUATION: Final = tuple(".!?…:;,”’)")

_STORY: Final = ("why", "what", "how", "result")


@dataclass(frozen=True)
class Record:
    """One thing to be found. ``blocks`` is its text in reading order.

    Title and blocks are one line each, with one space between words, and none is empty.
    ``lessons`` are the places among the blocks where each lesson begins, and where the last ends.
    ``labels`` names its terms and all that is broader, ``synonyms`` leads to them. ``spelled`` is
    every word that a reader sees in it, once, as it is spelled there; ``parts`` are the words
    inside its words. No sets: of some hundred words they hold ten times as much memory.
    """

    number: int
    address: str
    title: str
    language: str
    blocks: tuple[str, ...]
    lessons: tuple[int, ...]
    labels: tuple[str, ...]
    synonyms: tuple[str, ...]
    spelled: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def fields(self) -> Mapping[str, str]:
        """What is searched beside the text, by the names under which the page weighs them."""
        fields = {
            "title": self.title,
            "labels": "; ".join(self.labels),
            "synonyms": "; ".join(self.synonyms),
            "parts": " ".join(self.parts),
        }
        return {name: words for name, words in fields.items() if words}

    @property
    def text(self) -> str:
        """The text as one line; a mark ends each block that has no punctuation to do so.

        A case without any text is its title, because Pagefind passes over what is empty.
        """
        return " ".join(self._pieces)

    @property
    def lesson_places(self) -> tuple[int, ...]:
        """Where the marks of the lessons stand, counted in words of the text."""
        ends = accumulate((piece.count(" ") + 1 for piece in self._pieces), initial=0)
        marks = (LESSON, LESSONS_END)
        return tuple(end for piece, end in zip(self._pieces, ends, strict=False) if piece in marks)

    @cached_property
    def _pieces(self) -> list[str]:
        """The blocks with their marks, and the marks of the lessons between them."""
        blocks = [
            block if block.endswith(_PUNCTUATION) else f"{block} {BLOCK_END}"
            for block in self.blocks or (self.title,)
        ]
        marks = chain(repeat(LESSON, len(self.lessons) - 1), [LESSONS_END])
        for place, mark in reversed([*zip(self.lessons, marks, strict=False)]):
            blocks.insert(place, mark)
        return blocks

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that a reader sees, folded, each once."""
        return tuple({*map(fold, self.spelled)})


def make_records(library: CaseIndex, settings: Settings) -> tuple[Record, ...]:
    """Make the record of every case, numbered from 0 in the order of the titles."""
    bare = [
        _record(number, case, library, settings)
        for number, case in enumerate(library.load(case.id for case in numbered_cases(library)))
    ]
    synonyms = frozenset(chain.from_iterable(record.synonyms for record in bare))
    met = frozenset().union(*(record.words for record in bare), *map(folded_words, synonyms))
    compounds = compounds_of(met, settings.language)
    words = frozenset().union(*(record.words for record in bare))
    inside = {word: parts for word in words if (parts := _behind(word, compounds))}
    return tuple(_with_parts(record, inside) for record in bare)


def _behind(word: str, compounds: Compounds) -> frozenset[str]:
    """Give the words inside a word but for those it begins with, by which it is found anyway."""
    return frozenset(part for part in compounds.parts(word) if not word.startswith(part))


def reading_blocks(case: Case) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the text of a case as it is read, block by block, and where its lessons stand in it."""
    story = (case.why, case.what, case.how, case.result, *case.further(*_STORY).values())
    before = [_line(case.summary)] if case.summary else []
    before += chain.from_iterable(map(plain_blocks, story))
    lessons = [tuple(plain_blocks(lesson.lesson)) for lesson in case.lessons]
    later = (
        case.reflection,
        *case.further("reflection").values(),
        *(follow_up.text for follow_up in case.follow_ups),
        *(quote.text for quote in case.quotes),
    )
    after = chain.from_iterable(map(plain_blocks, later))
    places = tuple(accumulate(map(len, lessons), initial=len(before))) if lessons else ()
    return (*before, *chain.from_iterable(lessons), *after), places


def _record(number: int, case: Case, library: CaseIndex, settings: Settings) -> Record:
    terms = tuple(_terms(case, library))
    blocks, lessons = reading_blocks(case)
    title = _line(case.title) or case.id
    labels = _once(term.label.text(settings.language) for term in terms)
    return Record(
        number=number,
        address=settings.addresses.case(case.id),
        title=title,
        language=case.language or settings.language,
        blocks=blocks,
        lessons=lessons,
        labels=labels,
        synonyms=_once(chain.from_iterable(term.synonyms for term in terms)),
        spelled=tuple(words_of("\n".join((*blocks, title, *labels)))),
    )


def _terms(case: Case, library: CaseIndex) -> Iterator[Term]:
    for facet, vocabulary in library.vocabularies.items():
        for id_ in case.terms(facet):
            for above in vocabulary.lineage(id_):
                yield vocabulary.terms[above]


def _with_parts(record: Record, inside: Mapping[str, frozenset[str]]) -> Record:
    """Add what is inside the record's words and is not already one of them."""
    compounds = (word for word in record.words if word in inside)
    parts = frozenset(chain.from_iterable(inside[word] for word in compounds))
    return replace(record, parts=tuple(sorted(parts.difference(record.words))))


def _line(text: str) -> str:
    return " ".join(text.split())


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
