"""Extract short values from a text: title, names, sources, licence, lessons and quotes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final

from casewright.cases.case import Outcome
from casewright.cases.fields import LINE_LIMIT, TITLE_LIMIT, URL_LIMIT
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.normalization import fold
from casewright.importers.blocks import Block, Kind, markdown_of, one_line, plain, wrapped
from casewright.yaml.writer import Bare, Prose, Value

_ADDRESS: Final = re.compile(r"https?://[^\s<>()\[\]]+")
_COUNT: Final = re.compile(r"(\d{1,3})\\?[.)][ \t]+(?=\S)")
_SEVERAL: Final = 2
_SPEAKER: Final = re.compile(
    r"(?:\n|(?<=[.!?’”\"'])[ \t]*)\\?(?:[-–—]|--)[ \t]*(?P<by>[^\n.!?]{2,200})$"
)
_QUOTE_PAIRS: Final = ("‘’", "“”", '""', "''", "„”", "«»")
_FULL_STOPS: Final = (".", "!", "?")
MAX_SPEAKER_CHARS: Final = 80
_ENDS_SENTENCE: Final = (".", ":", ";", ",")


def lines_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the text of blocks by line; every item and cell is a line."""
    return tuple(filter(None, (plain(line) for line in _raw_lines(blocks))))


def _raw_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block.text.split("\n")
        for cell in block.cells:
            yield from _raw_lines(cell)


def title_like(block: Block) -> str:
    """Return the title that a block can be, or the empty text."""
    text = one_line(block.text)
    is_line = block.kind is Kind.HEADING or "\n" not in block.text
    if block.kind not in (Kind.HEADING, Kind.TEXT) or not is_line or len(text) > TITLE_LIMIT:
        return ""
    return "" if block.kind is Kind.TEXT and text.endswith(_ENDS_SENTENCE) else text


def outcome_of(text: str) -> str:
    """Return the outcome that a text names by id or label, or the empty text."""
    return _outcomes().get(fold(text.strip(" .")), "")


@cache
def _outcomes() -> Mapping[str, str]:
    labels = {
        fold(load_catalog(language).t(f"outcome.{one}")): str(one)
        for language in available_languages()
        for one in Outcome
    }
    return labels | {str(one): str(one) for one in Outcome}


def people(
    names: tuple[str, ...], roles: tuple[str, ...], organisations: tuple[str, ...]
) -> list[Value]:
    """Combine names, roles and organisations, in the order of the text."""
    alone = len(organisations) == 1
    return [
        {
            "name": one_line(name),
            **({"role": one_line(roles[number])} if number < len(roles) else {}),
            **(
                {"organisation": organisations[0 if alone else number]}
                if organisations and (alone or number < len(organisations))
                else {}
            ),
        }
        for number, name in enumerate(names)
    ]


def source_of(text: str) -> Value | None:
    """Convert a line to a source: its title, and its address if there is one."""
    return _named("title", text)


def licence_of(text: str) -> Value | None:
    """Convert a line to a licence, likewise."""
    return _named("name", text)


def _named(key: str, text: str) -> Value | None:
    match = _ADDRESS.search(text)
    address = match[0].rstrip(".,;") if match else ""
    title = " ".join(text.replace(address, "").replace("()", "").split()).strip(" ,;:–-")
    if len(title) > LINE_LIMIT or len(address) > URL_LIMIT:
        return None
    return {key: one_line(title) or address, **({"url": Bare(address)} if address else {})}


def quote_of(text: str) -> Value:
    """Split a quotation from its author, after a dash at the end."""
    match = _SPEAKER.search(text)
    if not match or len(plain(match["by"])) > MAX_SPEAKER_CHARS:
        return {"text": Prose(wrapped(_unquoted(text)))}
    words = text[: match.start()].rstrip()
    return {"text": Prose(wrapped(_unquoted(words))), "by": one_line(match["by"])}


def _unquoted(text: str) -> str:
    """Remove the quotation marks around a whole text; the page adds its own."""
    pair = text[:1] + text[-1:]
    inner = text[1:-1]
    return inner if pair in _QUOTE_PAIRS and not set(pair) & set(inner) else text


def lessons_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Split a section into lessons: each paragraph and item is one, with what is nested in it."""
    waiting: list[Block] = []
    for block in chain.from_iterable(map(_separate_lines, blocks)):
        below = bool(waiting) and block.kind is Kind.ITEM and block.level > 1
        table = bool(waiting) and block.kind is Kind.ROW and waiting[-1].kind is Kind.ROW
        led = bool(waiting) and waiting[-1].kind is Kind.HEADING
        if waiting and not (below or table or led):
            yield _lesson(waiting)
            waiting = []
        waiting.append(block)
    if waiting:
        yield _lesson(waiting)


def _separate_lines(block: Block) -> Iterator[Block]:
    """Split a paragraph if each of its lines is a sentence."""
    lines = block.text.split("\n")
    whole = all(line[:1].isupper() and line[-1:] in _FULL_STOPS for line in lines)
    if block.kind is Kind.TEXT and len(lines) > 1 and whole:
        yield from (replace(block, text=line) for line in lines)
    else:
        yield block


def uncounted(texts: Iterable[str]) -> list[str]:
    """Remove typed numbers before texts, if they are consecutive.

    The page numbers lessons itself; any other number is part of the text.
    """
    given = [*texts]
    counts = [match for text in given if (match := _COUNT.match(text))]
    if len(counts) < _SEVERAL or [int(one[1]) for one in counts] != [*range(1, len(counts) + 1)]:
        return given
    return [_COUNT.sub("", text, count=1) for text in given]


def _lesson(blocks: list[Block]) -> str:
    first, *rest = blocks
    if first.kind is not Kind.ITEM:
        return markdown_of(tuple(blocks))
    lifted = (Block(one.kind, one.text, max(1, one.level - 1), one.number) for one in rest)
    return markdown_of((Block(Kind.TEXT, first.text), *lifted))
