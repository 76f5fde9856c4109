"""Finished pages go past the engine's Markdown, and come out as if they had gone through it.

A staged page is headings in Markdown and blocks of finished HTML between them. Python-Markdown
would hand such a block through unchanged, at the price of parsing every tag of it, and would make
the same few headings anew for every case. So the blocks are put aside, the title too, and what
remains (the skeleton) is rendered once for all pages that share it. The result is the engine's,
byte for byte: ``tests/publishing/test_aside.py`` holds the two together.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from sys import intern
from typing import Any, Final

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

_TITLE: Final = re.compile(r"^# (.+?)(?= \{: #)", re.MULTILINE)
_BLOCK: Final = re.compile(r"^<[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
_PLACE: Final = re.compile(r"<!--cw-(\d+)-->")
_TITLE_PLACE: Final = "cwtitle"


@dataclass(frozen=True, slots=True)
class Parts:
    """A generated page taken apart: what Markdown has to see, the title, and the blocks in order.

    A block begins with a tag at the start of a line and ends at an empty line; the templates write
    no empty line inside one. The title is as the staged page has it, every sign a reference.
    """

    skeleton: str
    title: str
    blocks: tuple[str, ...]

    @classmethod
    def of(cls, page: str) -> "Parts":
        """Take a page apart."""
        blocks: list[str] = []

        def place(match: re.Match[str]) -> str:
            blocks.append(match[0])
            return f"<!--cw-{len(blocks) - 1}-->"

        skeleton = _BLOCK.sub(place, page)
        title = _TITLE.search(skeleton)
        if title:
            skeleton = f"{skeleton[: title.start(1)]}{_TITLE_PLACE}{skeleton[title.end(1) :]}"
        return cls(skeleton, title[1] if title else "", tuple(blocks))


class Skeletons:
    """Renders each skeleton once, with the extensions that the engine would use."""

    def __init__(self, extensions: list[str], configs: Mapping[str, Any]) -> None:
        self._markdown = markdown.Markdown(
            extensions=extensions, extension_configs=dict(configs or {})
        )
        self._rendered: dict[str, tuple[str, list[Any]]] = {}

    def render(self, parts: Parts) -> tuple[str, TableOfContents]:
        """Give a page's HTML and its table of contents."""
        html, _ = self._skeleton(parts.skeleton)
        blocks, title = parts.blocks, parts.title
        page = _PLACE.sub(lambda match: blocks[int(match[1])], html.replace(_TITLE_PLACE, title, 1))
        return page, self.headings(parts.skeleton, title)

    def headings(self, skeleton: str, title: str) -> TableOfContents:
        """Give the table of contents of the page that a skeleton makes with a title."""
        _, tokens = self._skeleton(skeleton)
        return get_toc([_titled(token, title) for token in tokens])

    def _skeleton(self, skeleton: str) -> tuple[str, list[Any]]:
        if skeleton not in self._rendered:
            html = self._markdown.reset().convert(skeleton)
            self._rendered[skeleton] = html, deepcopy(getattr(self._markdown, "toc_tokens", []))
        return self._rendered[skeleton]


class StagedPage(Page):
    """A generated page in the engine's hands: read, hooked and framed like any other."""

    skeleton = ""
    """What Markdown saw of it: pages that share one have the same headings.

    It is all that is kept of the page's source, which is as long as what was made of it.
    """

    def __init__(self, file: File, config: MkDocsConfig, skeletons: Skeletons) -> None:
        super().__init__(None, file, config)
        self._skeletons = skeletons

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set the content and the table of contents as the engine's Markdown would."""
        parts = Parts.of(self.markdown or "")
        self.content, self.toc = self._skeletons.render(parts)
        self.skeleton = self.markdown = intern(parts.skeleton)

    def headings(self, title: str) -> TableOfContents:
        """Give the table of contents as it would be under another title."""
        return self._skeletons.headings(self.skeleton, title)


def _titled(token: Any, title: str) -> Any:  # noqa: ANN401  (the engine's own loose dicts)
    return {**token, "name": token["name"].replace(_TITLE_PLACE, title)}
