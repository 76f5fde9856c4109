"""Page shells: the engine renders one sample of each kind of page, and others are filled from it.

Pages are of the same kind if the engine's layout differs only in the slots below. In a sample each
slot contains a marker: letters that no template changes. `tests/engines/test_shells.py` compares
filled pages with those of the engine, byte for byte.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final, NamedTuple

from casewright.rendering.escaping import frame_text
from casewright.rendering.page import Fragment, Frame, Heading, MarkdownPage, Page

_SLOTS: Final = ("name", "title", "description", "source", "anchor", "content")
_TOC: Final = "toc"
_FIRST, _SECOND = "first", "second"
_BREADCRUMBS: Final = 'class="cw-breadcrumbs"'
_CONTENT: Final = f"<h1 {_BREADCRUMBS}>"
"""Elements that templates look for in the content; every generated page has both."""


class StaleShellError(Exception):
    """A page has another frame, or other headings, than the one its own shell was made for."""


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
    between the address and the title of an entry, ``separator`` between two entries. ``owner``
    identifies the page, if the shell is for one only.
    """

    pieces: tuple[str, ...]
    middle: str = ""
    separator: str = ""
    digest: str = ""
    owner: str = ""

    def __repr__(self) -> str:
        """Return a short representation, because it is part of the keys of pages."""
        return f"Shell({self.digest})"

    def fill(self, page: Page) -> str:
        """Return the whole page; raise ``StaleShellError`` if the shell is for another one."""
        frame, body = page.frame, page.body
        if self.owner and self.owner != identify(page):
            raise StaleShellError(frame.name)
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
        return self._join(values)

    def insert(self, page: MarkdownPage) -> str:
        """Return a whole hand-written page."""
        return self._join({key: body.content.rstrip() for key, body in page.inserts.items()})

    def _join(self, values: Mapping[str, str]) -> str:
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
    return _sample(frame, Heading(1, mark["anchor"], mark["title"]), mark, has_toc=kind.has_toc)


def make_own_sample(page: Page) -> Page:
    """Return the sample for the shell of one page: with its own frame, and slots in its body."""
    first, *others = page.body.toc
    return _sample(page.frame, first, _marks(identify(page)), has_toc=bool(others))


def make_insert_samples(page: MarkdownPage) -> Mapping[str, Fragment]:
    """Return what is inserted into a hand-written page, with a slot for the content."""
    return {
        key: Fragment(_needed(body) + mark, body.toc)
        for (key, body), mark in zip(page.inserts.items(), _insert_marks(page), strict=True)
    }


def parts_of(page: MarkdownPage) -> tuple[object, ...]:
    """Return all of a hand-written page that its shell depends on."""
    inserts = [(key, body.toc, _needed(body)) for key, body in page.inserts.items()]
    return page.name, page.text, page.source, inserts


def identify(page: Page) -> str:
    """Return a digest of the frame of a page, and of whether it has a table of contents."""
    return _digest((page.frame, page.body.toc[0], len(page.body.toc) > 1))


def read_own_shell(html: str, page: Page) -> Shell:
    """Return the shell of one page from its rendered sample."""
    owner = identify(page)
    return replace(read_shell(html, owner), owner=owner)


def read_insert_shell(html: str, page: MarkdownPage) -> Shell:
    """Return the shell of a hand-written page from its rendered sample."""
    slots = {
        _needed(body) + mark: key
        for (key, body), mark in zip(page.inserts.items(), _insert_marks(page), strict=True)
    }
    return Shell(_split(html, slots))


def read_shell(html: str, number: int | str) -> Shell:
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
    pieces = _split(toc.sub(mark[_TOC], html), slots)
    return Shell(pieces, middle, separator, _digest((pieces, middle, separator)))


def find_shell(shells: Mapping[ShellKind, Shell], page: Page) -> Shell:
    """Return the shell of a page."""
    return shells[ShellKind.of(page.frame, has_toc=len(page.body.toc) > 1)]


def _sample(frame: Frame, first: Heading, mark: Mapping[str, str], *, has_toc: bool) -> Page:
    entries = [Heading(2, f"{mark[one]}id", f"{mark[one]}text") for one in (_FIRST, _SECOND)]
    return Page(
        frame, Fragment(f"{_CONTENT}{mark['content']}", (first, *(entries if has_toc else ())))
    )


def _split(html: str, slots: Mapping[str, str]) -> tuple[str, ...]:
    """Split a text at its marks, which become the names of their slots."""
    marks = "|".join(sorted(map(re.escape, slots), key=len, reverse=True))
    pieces = re.split(f"({marks})", html)
    return tuple(slots.get(piece, piece) if at % 2 else piece for at, piece in enumerate(pieces))


def _needed(body: Fragment) -> str:
    return f"<p {_BREADCRUMBS}>" if _BREADCRUMBS in body.content else ""


def _insert_marks(page: MarkdownPage) -> Iterator[str]:
    digest = _digest(parts_of(page))
    return (f"cwslot{digest}n{number}x" for number in range(len(page.inserts)))


def _digest(parts: tuple[object, ...]) -> str:
    data = repr(parts).encode(errors="surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def _marks(number: int | str) -> Mapping[str, str]:
    return {slot: f"cwslot{number}{slot}x" for slot in (*_SLOTS, _TOC, _FIRST, _SECOND)}


def _parent(address: str) -> str:
    above, slash, _ = address.rstrip("/").rpartition("/")
    return above + slash


def _own_name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
