"""Page shells: the engine renders one sample of each kind of page, and others are filled from it.

Pages are of the same kind if the engine's layout differs only in the slots below. In a sample each
slot contains a marker: letters that no template changes. `tests/engines/test_shells.py` compares
filled pages with those of the engine, byte for byte.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, NamedTuple

from casewright.rendering.escaping import frame_text
from casewright.rendering.page import Fragment, Frame, Heading, Page

_SLOTS: Final = ("name", "title", "description", "source", "anchor", "content")
_TOC: Final = "toc"
_FIRST, _SECOND = "first", "second"
_CONTENT: Final = '<h1 class="cw-breadcrumbs">'
"""Elements that templates look for in the content; every generated page has both."""


class ShellKind(NamedTuple):
    """What two pages must have in common to be filled from the same shell."""

    template: str
    parent: str
    meta: tuple[tuple[str, str], ...]
    has_description: bool
    has_source: bool
    has_toc: bool

    @classmethod
    def of(cls, frame: Frame, *, has_toc: bool) -> "ShellKind":
        """Return the kind of a page; ``has_toc`` is true if it has headings below its title."""
        return cls(
            frame.template,
            _parent(frame.address),
            tuple(sorted(frame.meta.items())),
            bool(frame.description),
            frame.source is not None,
            has_toc,
        )


@dataclass(frozen=True, slots=True)
class Shell:
    """The rendered layout of one kind of page, split at its slots.

    ``pieces`` alternates literal text and names of slots. In a table of contents ``middle`` is
    between the address and the title of an entry, ``separator`` between two entries.
    """

    pieces: tuple[str, ...]
    middle: str = ""
    separator: str = ""
    digest: str = ""

    def __repr__(self) -> str:
        """Return a short representation, because it is part of the keys of pages."""
        return f"Shell({self.digest})"

    def fill(self, page: Page) -> str:
        """Return the whole page."""
        frame, body = page.frame, page.body
        values = {
            "name": _own_name(frame.address),
            "title": frame_text(frame.title),
            "description": frame_text(frame.description),
            "source": frame.source or "",
            "anchor": body.toc[0].anchor,
            "content": body.content,
            _TOC: self.separator.join(
                f"#{entry.anchor}{self.middle}{entry.title}" for entry in body.toc[1:]
            ),
        }
        filled = list(self.pieces)
        filled[1::2] = [values[slot] for slot in self.pieces[1::2]]
        return "".join(filled)


def kinds_of(frames: Iterable[Frame]) -> tuple[ShellKind, ...]:
    """Return all kinds of pages with these layouts, with and without a table of contents."""
    kinds = {ShellKind.of(frame, has_toc=toc): None for frame in frames for toc in (True, False)}
    return tuple(kinds)


def make_sample(kind: ShellKind, number: int) -> Page:
    """Return the sample page of a kind; ``number`` makes its markers and address unique."""
    mark = _marks(number)
    frame = Frame(
        f"{kind.parent}{mark['name']}/",
        kind.template,
        mark["title"],
        mark["description"] if kind.has_description else "",
        dict(kind.meta),
        mark["source"] if kind.has_source else None,
    )
    entries = [Heading(2, f"{mark[one]}id", f"{mark[one]}text") for one in (_FIRST, _SECOND)]
    toc = (Heading(1, mark["anchor"], mark["title"]), *(entries if kind.has_toc else ()))
    return Page(frame, Fragment(f"{_CONTENT}{mark['content']}", toc))


def read_shell(html: str, number: int) -> Shell:
    """Return the shell in a rendered sample."""
    mark = _marks(number)
    toc = re.compile(
        rf"#{mark[_FIRST]}id(.*?){mark[_FIRST]}text(.*?)#{mark[_SECOND]}id\1{mark[_SECOND]}text",
        re.DOTALL,
    )
    found = toc.search(html)
    middle, separator = (found[1], found[2]) if found else ("", "")
    slots = {mark[slot]: slot for slot in _SLOTS}
    slots[f"{_CONTENT}{mark['content']}"] = "content"
    slots[mark[_TOC]] = _TOC
    marks = "|".join(sorted(map(re.escape, slots), key=len, reverse=True))
    pieces = re.split(f"({marks})", toc.sub(mark[_TOC], html))
    named = tuple(slots.get(piece, piece) if at % 2 else piece for at, piece in enumerate(pieces))
    digest = blake2b(repr((named, middle, separator)).encode(), digest_size=16).hexdigest()
    return Shell(named, middle, separator, digest)


def find_shell(shells: Mapping[ShellKind, Shell], page: Page) -> Shell:
    """Return the shell of a page."""
    return shells[ShellKind.of(page.frame, has_toc=len(page.body.toc) > 1)]


def _marks(number: int) -> Mapping[str, str]:
    return {slot: f"cwslot{number}{slot}x" for slot in (*_SLOTS, _TOC, _FIRST, _SECOND)}


def _parent(address: str) -> str:
    above, slash, _ = address.rstrip("/").rpartition("/")
    return above + slash


def _own_name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
