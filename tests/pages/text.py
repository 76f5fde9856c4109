"""The text of a page as a reader has it: words, addresses of links, and states of fields."""

from html.parser import HTMLParser
from typing import Final

_INLINE: Final = frozenset(
    ("a", "abbr", "b", "code", "em", "i", "img", "input", "mark", "small", "span", "strong", "time")
)
"""Elements that begin no line."""

_SHOWN: Final = (
    "href", "src", "alt", "value", "content", "datetime", "lang", "title", "aria-label", "checked",
    "required", "minlength", "maxlength", "pattern", "data-depth", "data-cw-sheet",
    "data-cw-total", "hidden", "rel", "type", "name", "for", "id", "max", "min", "width", "height",
    "x", "y", "d", "data-cw-base",
)  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.lines.append("")
        shown = [
            name if value is None else f"{name}={value}" for name, value in attrs if name in _SHOWN
        ]
        if shown:
            self.lines[-1] += f"<{tag} {' '.join(shown)}>"

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def text_of(html: str) -> str:
    """Return the text of a page, a line for each block."""
    reader = _Reader()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in "\n".join(reader.lines).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
