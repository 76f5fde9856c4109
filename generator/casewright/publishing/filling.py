"""Frames that are filled: a case's page stands in the frame that a thousand others stand in.

Pages are alike when everything is the same that a frame may ask for, but for what is their own:
the name in their addresses, title, description and content. Of pages that are alike the first is
rendered by the engine. For the second the engine also renders a stand-in, which has marks for what
is its own; if the page comes out of that as the engine made it, the marks are all that is replaced
for the others. A page whose own words hold a sign that a template might change is always rendered,
and so is every page of a site with frames of its own, or with a plugin that has a say in them.
``tests/publishing/test_filling.py`` holds the pages to what they are without this.
"""

import re
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, Final, Self

from jinja2 import Template

from casewright.publishing.aside import StagedPage

FRAMES: Final = "casewright_frames"
"""The global of the engine's templates that holds their ``Filling``."""

_MARKS: Final = {key: f"cwmark{key}" for key in ("name", "title", "description", "content")}
"""Letters alone: nothing that a template does to a text changes them."""

_MARK: Final = re.compile("({})".format("|".join(_MARKS.values())))
_NAME: Final = re.compile(r"[a-z0-9-]+")
_PLAIN: Final = re.compile(r"[\w .,:;!?()’‘“”…–-]*")

Own = Mapping[str, str]
"""What is a page's own, by the names of the marks."""

Render = Callable[[Mapping[str, Any]], str]
"""Renders a template as the engine does, by its context."""


class FrameTemplate(Template):
    """A template of the engine that looks first whether the frame of a page is there already."""

    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401  (Jinja's own)
        """Give what the engine would."""
        context: Mapping[str, Any] = dict(*args, **kwargs)
        page = context.get("page")
        if not isinstance(page, StagedPage):
            return super().render(context)
        filling: Filling = self.globals[FRAMES]
        return filling.filled(page, context, super().render)


class Filling:
    """The frames of one build; ``allowed`` tells whether the site leaves them as they are."""

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed
        self._frames: dict[object, _Frame | None] = {}
        self._seen_once: set[object] = set()

    def filled(self, page: StagedPage, context: Mapping[str, Any], render: Render) -> str:
        """Give a page by its frame, where that is known to be the same."""
        own = _own(page) if self._allowed else None
        if own is None:
            return render(context)
        likeness = _likeness(page, own)
        if likeness not in self._frames:
            return self._met(likeness, page, own, context, render)
        frame = self._frames[likeness]
        return frame.fill(own) if frame and frame.suits(page) else render(context)

    def _met(
        self,
        likeness: object,
        page: StagedPage,
        own: Own,
        context: Mapping[str, Any],
        render: Render,
    ) -> str:
        rendered = render(context)
        if likeness in self._seen_once:
            content = _Content(page)
            text = render({**context, "page": _stand_in(page, own, content)})
            frame = _Frame(text, content.asked)
            self._frames[likeness] = frame if frame.fill(own) == rendered else None
        self._seen_once.add(likeness)
        return rendered


class _Frame:
    """A rendered stand-in, cut at its marks; ``asked`` is what was looked for in its content."""

    def __init__(self, text: str, asked: Mapping[str, bool]) -> None:
        self._asked = asked
        self._keys = {mark: key for key, mark in _MARKS.items()}
        self._pieces = _MARK.split(text)

    def fill(self, own: Own) -> str:
        keys = self._keys
        return "".join(own[keys[piece]] if piece in keys else piece for piece in self._pieces)

    def suits(self, page: StagedPage) -> bool:
        """Tell whether a page's content answers as that of the stand-in did."""
        content = page.content or ""
        return all((part in content) == found for part, found in self._asked.items())


class _Content(str):
    """The mark for a page's content; answers what is in it as the content does, and keeps that."""

    __slots__ = ("_content", "asked")
    _content: str
    asked: dict[str, bool]

    def __new__(cls, page: StagedPage) -> Self:
        mark = super().__new__(cls, _MARKS["content"])
        mark._content, mark.asked = page.content or "", {}
        return mark

    def __contains__(self, part: object) -> bool:
        found = str(part) in self._content
        self.asked[str(part)] = found
        return found


def _own(page: StagedPage) -> Own | None:
    """Give what is a page's own, unless a template might change one of its signs."""
    name = page.url.rstrip("/").rpartition("/")[2]
    title, description = page.meta.get("title"), page.meta.get("description", "")
    if not title or not _NAME.fullmatch(name):
        return None
    if not _PLAIN.fullmatch(title) or not _PLAIN.fullmatch(description):
        return None
    return {"name": name, "title": title, "description": description, "content": page.content or ""}


def _likeness(page: StagedPage, own: Own) -> object:
    """Give everything that a frame may ask for and that is not the page's own."""
    meta = {**page.meta, "title": "", "description": bool(own["description"])}
    addresses = (page.url, page.canonical_url, page.abs_url, page.edit_url)
    return (
        page.skeleton,
        tuple(_marked(address, own) for address in addresses),
        tuple((key, repr(value)) for key, value in meta.items()),
    )


def _stand_in(page: StagedPage, own: Own, content: str) -> StagedPage:
    """Make a page that has marks for what is its own."""
    stand_in = copy(page)
    stand_in.file = copy(page.file)
    stand_in.file.url = _marked(page.file.url, own) or ""
    stand_in.canonical_url = _marked(page.canonical_url, own)
    stand_in.abs_url = _marked(page.abs_url, own)
    stand_in.edit_url = _marked(page.edit_url, own)
    marks = {key: _MARKS[key] for key in ("title", "description") if own[key]}
    stand_in.meta = {**page.meta, **marks}
    stand_in.toc = page.headings(_MARKS["title"])
    stand_in.content = content
    return stand_in


def _marked(address: str | None, own: Own) -> str | None:
    return address and address.replace(own["name"], _MARKS["name"])
