"""HTML in a text: it would be shown as it is typed, tags and all.

Authors' texts are Markdown and nothing else, so that a text can never do more than be read.
"""

from collections.abc import Iterator

from casewright.cases.files import File
from casewright.cases.shape import Kind
from casewright.checks.prose import html_in, locate
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import Severity

ID = "raw-html"

_MARKDOWN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "img": "image",
    "br": "break", "p": "break", "ul": "list", "ol": "list", "li": "list",
}  # fmt: skip


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for text in file.texts:
        if text.kind is not Kind.PROSE:
            continue
        seen: dict[str, int] = {}
        for piece in html_in(text.scalar.value):
            found = piece.split("\n", 1)[0]
            skip = seen.get(found, 0)
            seen[found] = skip + 1
            mark, width = locate(file, text.scalar, found, skip)
            name = found.strip("<>/ ").split(" ", 1)[0].split(">", 1)[0].casefold()
            tip = "comment" if found.startswith("<!") else _MARKDOWN.get(name, "other")
            yield Finding(mark, "html", {"found": found}, tip, text.path, width)


RULE = Rule(ID, Severity.ERROR, _examine)
