"""A digest as two files to mail: HTML and plain text."""

from collections.abc import Iterator
from typing import Final

from casewright.prose.plain_text import plain_blocks
from casewright.rendering.context import RenderContext
from casewright.rendering.page import StaticFile
from casewright.views.export.digest import DigestView, digest_view

HTML: Final = "digest.html"
TEXT: Final = "digest.txt"


def digest_files(ctx: RenderContext, since: str) -> tuple[DigestView, tuple[StaticFile, ...]]:
    """Return what is new since a date, and its files; none if it is too little."""
    view = digest_view(ctx.index, ctx.cards, since, ctx.settings)
    if not view.parts:
        return view, ()
    html = ctx.fill("pages/digest_html.html", "", view=view)
    title = ctx.settings.catalog.t("digest.title", site=view.title)
    text = "\n".join((title, *_lines(view), "", view.home, ""))
    return view, (StaticFile.of(HTML, html), StaticFile.of(TEXT, text))


def _lines(view: DigestView) -> Iterator[str]:
    for part in view.parts:
        yield from ("", "", part.title, "-" * len(part.title))
        for entry in part.entries:
            told = " ".join(plain_blocks(entry.later)) if entry.later else entry.card.summary
            yield from ("", entry.title, told, entry.address)
