"""Read HTML: saved web pages, and the output of mammoth."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from casewright.importers import html_tags as tags
from casewright.importers.block_builder import BOLD, ITALIC, BlockBuilder
from casewright.importers.blocks import Block, Kind

CHECKED: Final = "☒"
UNCHECKED: Final = "☐"

_MARKS: Final = {"strong": BOLD, "b": BOLD, "em": ITALIC, "i": ITALIC}

_NOTE_ID: Final = re.compile(r"#?((?:foot|end)note-\d+)")
_PARAGRAPH_END: Final = re.compile(r"(?:\r?\n[ \t]*){2,}")
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """The blocks of a page.

    ``aside`` are the blocks of menus, footers and hidden elements; ``title`` is the text of
    ``<title>``; ``images`` the number of images; ``dropped`` names elements that are not text, such
    as videos and frames.
    """

    blocks: tuple[Block, ...]
    aside: tuple[Block, ...] = ()
    title: str = ""
    images: int = 0
    dropped: tuple[str, ...] = ()


class _Reader(HTMLParser):
    """Convert tags to events for a builder.

    ``autop`` keeps the empty lines of WordPress: outside ``<p>`` they end a paragraph.
    """

    def __init__(self, *, page: bool, autop: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.main, self.project = BlockBuilder(), BlockBuilder()
        self.title = ""
        self.images = 0
        self.dropped: list[str] = []
        self._page, self._autop = page, autop
        self._open: list[tuple[str, bool, bool]] = []
        """The open elements: name, whether it is dropped, whether it surrounds the text."""
        self._note_depth = 0

    @property
    def _to(self) -> BlockBuilder:
        return self.project if any(project for _, _, project in self._open) else self.main

    @property
    def _silent(self) -> bool:
        return any(dropped for _, dropped, _ in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in tags.VOID_TAGS:
            self._add_void(tag, given)
            return
        if tag == "p" or tag in tags.HEADING_TAGS:
            self._end_open("p")
        elif tag in ("li", "td", "th", "tr", "dt", "dd", "option"):
            self._end_sibling(tag)
        back = tag == "a" and "note-ref-" in given.get("href", "")
        dropped = tag in tags.DROPPED_TAGS or back
        if dropped and not back and tag not in ("script", "style", "template", "noscript"):
            self.dropped.append(tag)
        inside = tag in ("header", "footer") and any(
            name in ("article", "main") for name, _, _ in self._open
        )
        project = self._page and (
            (tag in tags.AROUND_TAGS and not inside)
            or "hidden" in given
            or bool(_HIDDEN.search(given.get("style", "")))
        )
        if project and not self._silent:
            self.main.close_block()
            self.project.close_block()
        self._open.append((tag, dropped, project))
        if not self._silent:
            self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """End an element and the elements inside it that were left open."""
        if any(tag == name for name, _, _ in self._open):
            while self._open:
                name = self._open[-1][0]
                self._end_innermost()
                if name == tag:
                    return

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self._silent:
            return
        names = [name for name, _, _ in self._open]
        if "title" in names and self._page:
            self.title = " ".join(f"{self.title}{data}".split())
        elif "pre" in names:
            self._add_lines(data.strip("\n").split("\n"))
        elif self._autop and not {"p", "li", "td", "th"} & set(names):
            for number, part in enumerate(_PARAGRAPH_END.split(data)):
                if number:
                    self._to.close_block()
                self._add_lines(part.strip("\n").split("\n"))
        elif self._page:
            self._to.add_text(data)
        else:
            for number, part in enumerate(data.split("\t")):
                if number:
                    self._to.add_tab()
                self._to.add_text(part)

    def _add_lines(self, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            if number:
                self._to.add_line_break()
            self._to.add_text(line)

    def _add_void(self, tag: str, given: dict[str, str]) -> None:
        if self._silent:
            return
        if tag == "br":
            self._to.add_line_break()
        elif tag == "hr":
            self._to.close_block()
        elif tag == "img":
            self.images += 1
            if given.get("alt"):
                self.project.begin_block()
                self.project.add_text(given["alt"])
                self.project.close_block()
        elif tag == "input" and given.get("type") in ("checkbox", "radio"):
            self._to.add_text(CHECKED if "checked" in given else UNCHECKED)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        to = self._to
        if tag in _MARKS:
            to.begin_mark(_MARKS[tag])
        elif tag == "a":
            self._begin_link(given.get("href", ""))
        elif tag in ("rt", "rp"):
            to.add_text(" (" if tag == "rt" else "")
        elif tag in tags.HEADING_TAGS:
            to.begin_block(Kind.HEADING)
        elif tag in ("ul", "ol", "menu"):
            to.begin_list(counted=tag == "ol")
        elif tag == "li":
            self._begin_item(given.get("id", ""))
        elif begin := _BEGIN.get(tag):
            begin(to)
        elif tag == "dt":
            to.begin_block()
            to.begin_mark(BOLD)
        elif tag not in tags.INLINE_TAGS and tag != "title":
            to.close_block()

    def _begin_link(self, address: str) -> None:
        note = _NOTE_ID.fullmatch(address)
        if note:
            self._to.add_note_reference(note[1])
            name, _, project = self._open.pop()
            self._open.append((name, True, project))
        else:
            self._to.begin_link(address)

    def _begin_item(self, anchor: str) -> None:
        note = _NOTE_ID.fullmatch(anchor)
        if note:
            self._note_depth = len(self._open)
            self._to.begin_note(note[1])
        else:
            self._to.begin_item()

    def _end_innermost(self) -> None:
        silent, to = self._silent, self._to
        depth = len(self._open)
        tag, _, project = self._open.pop()
        if silent:
            return
        if tag in _MARKS:
            to.end_mark()
        elif tag == "a":
            to.end_link()
        elif tag in ("rt", "rp"):
            to.add_text(")" if tag == "rt" else "")
        elif tag in ("ul", "ol", "menu"):
            to.end_list()
        elif tag == "li" and depth == self._note_depth:
            self._note_depth = 0
            to.end_note()
        elif end := _END.get(tag):
            end(to)
        elif tag == "dt":
            to.close_block()
            to.end_mark()
        elif project or (tag not in tags.INLINE_TAGS and tag != "title"):
            to.close_block()

    def _end_open(self, tag: str) -> None:
        """End a paragraph that was left open, as browsers do."""
        if self._open and self._open[-1][0] == tag:
            self._end_innermost()

    def _end_sibling(self, tag: str) -> None:
        """End an item, cell or row that was left open when the next one begins."""
        borders = {"ul", "ol", "menu", "table", "dl", "tr" if tag in ("td", "th") else "table"}
        group = {"td", "th"} if tag in ("td", "th") else {"dt", "dd"} if tag == "dd" else {tag}
        for name, _, _ in reversed(self._open):
            if name in borders:
                return
            if name in group:
                self.handle_endtag(name)
                return


_BEGIN: Final[dict[str, Callable[[BlockBuilder], None]]] = {
    "tr": BlockBuilder.begin_row,
    "td": BlockBuilder.begin_cell,
    "th": BlockBuilder.begin_cell,
}
_END: Final[dict[str, Callable[[BlockBuilder], None]]] = {
    "tr": BlockBuilder.end_row,
    "td": BlockBuilder.end_cell,
    "th": BlockBuilder.end_cell,
}


def read_html(html: str, *, page: bool = True, autop: bool = False) -> HtmlDocument:
    """Return the blocks of HTML.

    ``page`` separates menus, footers and hidden elements; ``autop`` treats empty lines as ends of
    paragraphs, as WordPress does.
    """
    reader = _Reader(page=page, autop=autop)
    reader.feed(html)
    reader.close()
    main, project = reader.main.finish(), reader.project.finish()
    return HtmlDocument(main, project, reader.title, reader.images, tuple(reader.dropped))
