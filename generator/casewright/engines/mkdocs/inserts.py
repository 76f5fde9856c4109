"""Insert our HTML into a page of the engine, and merge the tables of contents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents, get_toc

from casewright.rendering.page import Fragment, Heading


def table_of_contents(headings: Sequence[Heading]) -> TableOfContents:
    """Nest headings of two levels as the engine does."""
    tokens: list[Any] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.anchor,
            "name": heading.title,
            "children": [],
        }
        nested = tokens and heading.level > tokens[-1]["level"]
        (tokens[-1]["children"] if nested else tokens).append(token)
    return get_toc(tokens)


def insert(html: str, page: EnginePage, inserts: Mapping[str, Fragment]) -> str:
    """Replace the comments in a hand-written page, and merge the tables of contents."""
    for key, fragment in inserts.items():
        before, _, after = html.partition(f"<!-- {key} -->")
        written = [*_flat(page.toc)]
        above = [entry for entry in written if f'id="{entry.anchor}"' in before]
        below = [entry for entry in written if entry not in above]
        page.toc = table_of_contents([*above, *fragment.toc, *below])
        html = f"{before}{fragment.content.rstrip()}{after}"
    return html


def _flat(toc: Any) -> Iterator[Heading]:  # noqa: ANN401  (links that nest links)
    for link in toc:
        yield Heading(link.level, link.id, link.title)
        yield from _flat(link.children)
