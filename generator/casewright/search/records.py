"""Records: a case as the full-text search knows it.

Pagefind searches a record's text and its *fields* (its "meta"), and a field weighs what the page
asks for. What no reader sees (synonyms, parts of compounds) goes into fields, so that the text
stays what the case says and a sentence of it can be shown as it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.cases.vocabulary import Term
from casewright.locale.folding import folded_words
from casewright.search.compounds import compounds_of
from casewright.search.plain import plain_blocks
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases

BLOCK_END: Final = "¶"
"""Keeps a text's blocks apart, because Pagefind keeps no line ends; it is no word to anybody."""
_PUNCTUATION: Final = tuple(".!?…:;,”’)")


@dataclass(frozen=True)
class Record:
    """One thing to be found. ``blocks`` is its text in reading order.

    ``labels`` names its terms and all that is broader, ``synonyms`` leads to them, ``parts`` are
    the words inside its words.
    """

    number: int
    address: str
    title: str
    language: str
    blocks: tuple[str, ...]
    labels: tuple[str, ...]
    synonyms: tuple[str, ...]
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
        return " ".join(
            block if block.endswith(_PUNCTUATION) else f"{block} {BLOCK_END}"
            for block in self.blocks or (self.title,)
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that a reader sees in the record, folded."""
        return folded_words("\n".join((*self.blocks, self.title, *self.labels)))


def make_records(library: Library, settings: Settings) -> tuple[Record, ...]:
    """Make the record of every case, numbered from 0 in the order of the titles."""
    bare = [
        _record(number, case, library, settings)
        for number, case in enumerate(numbered_cases(library))
    ]
    compounds = compounds_of(
        frozenset().union(*(record.words for record in bare)), settings.language
    )
    inside = {word: compounds.parts(word) for word in frozenset().union(*(r.words for r in bare))}
    return tuple(_with_parts(record, inside) for record in bare)


def reading_blocks(case: Case) -> Iterator[str]:
    """Walk over the text of a case as it is read, block by block."""
    if case.summary:
        yield case.summary
    texts = (
        case.why, case.what, case.how, case.result,
        *(lesson.lesson for lesson in case.lessons),
        case.reflection,
        *(follow_up.text for follow_up in case.follow_ups),
        *(quote.text for quote in case.quotes),
    )  # fmt: skip
    for text in texts:
        yield from plain_blocks(text)


def _record(number: int, case: Case, library: Library, settings: Settings) -> Record:
    terms = tuple(_terms(case, library))
    return Record(
        number=number,
        address=settings.addresses.case(case.id),
        title=case.title or case.id,
        language=case.language or settings.language,
        blocks=tuple(reading_blocks(case)),
        labels=_once(term.label.text(settings.language) for term in terms),
        synonyms=_once(chain.from_iterable(term.synonyms for term in terms)),
    )


def _terms(case: Case, library: Library) -> Iterator[Term]:
    for facet, vocabulary in library.vocabularies.items():
        for id_ in case.terms(facet):
            for above in vocabulary.lineage(id_):
                yield vocabulary.terms[above]


def _with_parts(record: Record, inside: Mapping[str, frozenset[str]]) -> Record:
    """Add what is inside the record's words and is not already one of them."""
    parts = frozenset(chain.from_iterable(inside[word] for word in record.words & inside.keys()))
    return Record(
        record.number, record.address, record.title, record.language,
        record.blocks, record.labels, record.synonyms, tuple(sorted(parts - record.words)),
    )  # fmt: skip


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
