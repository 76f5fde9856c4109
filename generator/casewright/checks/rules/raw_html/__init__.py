"""HTML in a text: it would be shown literally, because prose is Markdown only."""

from collections.abc import Iterator

from casewright.checks.links import find_html, locate
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File
from casewright.loader.text_fields import TextKind

ID = "raw-html"

_MARKDOWN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "img": "image",
    "br": "break", "p": "break", "ul": "list", "ol": "list", "li": "list",
}  # fmt: skip


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for text in file.texts:
        if text.kind is not TextKind.PROSE:
            continue
        seen: dict[str, int] = {}
        for piece in find_html(text.scalar.value):
            found = piece.split("\n", 1)[0]
            skip = seen.get(found, 0)
            seen[found] = skip + 1
            mark, width = locate(file, text.scalar, found, skip)
            name = found.strip("<>/ ").split(" ", 1)[0].split(">", 1)[0].casefold()
            tip = "comment" if found.startswith("<!") else _MARKDOWN.get(name, "other")
            yield Finding(mark, "html", {"found": found}, tip, text.path, width)


RULE = Rule(ID, Severity.ERROR, _check)
