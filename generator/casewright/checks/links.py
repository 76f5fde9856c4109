"""Find links and HTML in prose, and their position in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from casewright.cases.fields import SECTION_LIMIT
from casewright.loader.files import PageFile, Readable
from casewright.loader.text_fields import TextField, TextKind
from casewright.yaml.nodes import Mark, Scalar

_LINK: Final = ("](", "]:", "<")
_TAG: Final = re.compile(r"(?<!\s)\s*(<!--|<[A-Za-z?!][^<>]*>?)")
_NO_ADDRESS: Final = re.compile(r"\]\((?=(?:[^\s()\\]*+\(){33})")
"""Text that looks like a link and is none: deep brackets are rejected because they take long."""

_KEPT: Final = 64
"""Cache size; several rules ask for the links of one file in turn."""

_LOOKED_FOR: Final = 60
"""Words of a piece that are searched for; a line of a file contains fewer."""


@dataclass(frozen=True, slots=True)
class ProseLink:
    """An address in a text, the text that contains it, and the number of equal ones before it."""

    target: str
    text: TextField
    earlier: int = 0

    def place(self, file: Readable) -> tuple[Mark, int]:
        """Return the position of the address in the file, and its width."""
        scalar = self.text.scalar
        if self.text.kind is TextKind.URL:
            return scalar.start, scalar.width
        mark, width = locate(file, scalar, f"]({self.target}", self.earlier)
        if mark != scalar.start:
            return Mark(mark.line, mark.column + 2), width - 2
        return locate(file, scalar, self.target, self.earlier)


def iter_links(file: Readable) -> Iterator[ProseLink]:
    """Iterate over the links of a file: those in its prose, and the addresses in fields."""
    for text in file.texts:
        value = text.scalar.value
        if text.kind is TextKind.URL:
            yield ProseLink(value.strip(), text)
        elif text.kind is TextKind.PROSE and any(sign in value for sign in _LINK):
            is_short = len(value) <= SECTION_LIMIT or isinstance(file, PageFile)
            yield from _links_in(text) if is_short else ()


def locate(file: Readable, scalar: Scalar, piece: str, skip: int = 0) -> tuple[Mark, int]:
    """Return the position of a piece of text in the file, and its width on its first line.

    ``skip`` is the number of earlier occurrences to ignore. A long piece is found by its beginning;
    a piece with another spelling in the file (with escapes) is reported at the start of the text.
    """
    mark, spelled = spelling(file, scalar, piece, skip)
    return mark, len(spelled.split("\n", 1)[0]) or 1


def spelling(file: Readable, scalar: Scalar, piece: str, skip: int = 0) -> tuple[Mark, str]:
    """Return the position and the piece as it is in the lines; no text if it differs there."""
    words = piece.split(maxsplit=_LOOKED_FOR)[:_LOOKED_FOR]
    start, end = scalar.start, scalar.end
    lines = [*file.source.lines[start.line - 1 : end.line]]
    lines[-1] = lines[-1][: end.column - 1]
    found = re.finditer(r"\s+".join(map(re.escape, words)), "\n".join(lines)) if words else ()
    inside = (match for match in found if match.start() >= start.column - 1)
    match = next(islice(inside, skip, None), None)
    if match is None:
        return start, ""
    before = match.string[: match.start()]
    column = match.start() - before.rfind("\n")
    return Mark(start.line + before.count("\n"), column), match[0]


def find_html(text: str) -> Iterator[str]:
    """Return the tags and comments in prose, each element once; ignore code."""
    if "<" not in text or len(text) > SECTION_LIMIT:
        return
    from casewright.prose import links  # noqa: PLC0415  (slow to load, seldom needed)

    tags = map(_TAG.match, links.find_html(text))
    yield from (tag[1] for tag in tags if tag)


def _links_in(text: TextField) -> Iterator[ProseLink]:
    seen: dict[str, int] = {}
    for target in _targets_in(text.scalar.value):
        earlier = seen.get(target, 0)
        seen[target] = earlier + 1
        yield ProseLink(target, text, earlier)


@lru_cache(maxsize=_KEPT)
def _targets_in(text: str) -> tuple[str, ...]:
    text = _NO_ADDRESS.sub("] (", text)
    if not any(sign in text for sign in _LINK):
        return ()
    from casewright.prose import links  # noqa: PLC0415  (slow to load, seldom needed)

    return tuple(links.find_link_targets(text))
