"""Read a WordPress export (WXR): each post and page is a story."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from casewright.i18n.message import Message
from casewright.importers.archive import MAX_DEPTH
from casewright.importers.blocks import Block, Kind, escaped
from casewright.importers.html import read_html
from casewright.importers.story import Entry, Story

MAX_ITEMS: Final = 500

_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_KEPT: Final = ("post", "page")
_CAPTION: Final = re.compile(r"\[/?caption[^\]]{0,500}\]")
_SHORTCODE: Final = re.compile(r"\[(/?[a-z][\w-]{1,40})(?:\s[^\]\[]{0,500})?/?\]")
_EDITOR_COMMENT: Final = re.compile(r"<!--\s*/?(?:wp:|more|nextpage)[^>]{0,2000}-->")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML forbids, and that exports contain all the same."""

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_HTML_COMMENT: Final = re.compile(r"<!--(.{0,2000}?)-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordPressExport:
    """The stories of an export, and what was left out of it."""

    stories: tuple[Story, ...]
    remarks: tuple[Message, ...]


def is_wordpress(data: bytes) -> bool:
    """Return whether a file is a WordPress export."""
    return b"wordpress.org/export/" in data[:20_000]


def read_wordpress(data: bytes) -> WordPressExport | str:
    """Read an export, or return the reason why not: the key of a message under ``refused``."""
    if not data.startswith(_UTF_16):
        data = _CONTROL.sub(b"", data)
    if _has_doctype(data):
        return "unsafe"
    try:
        root = ET.fromstring(data)  # noqa: S314  (has no document type, so no entities)
    except (ET.ParseError, ValueError, LookupError):
        return "broken"
    if _depth(root) > MAX_DEPTH:
        return "unsafe"
    items = list(root.iter("item"))
    kinds = [_child(item, "post_type") or "post" for item in items]
    chosen = [item for item, kind in zip(items, kinds, strict=True) if kind in _KEPT]
    if len(chosen) > MAX_ITEMS:
        return "many-rows"
    others = Counter(kind for kind in kinds if kind not in _KEPT)
    remarks = []
    if others:
        listed = ", ".join(f"{kind}: {count}" for kind, count in others.most_common())
        remarks.append(Message("note.wordpress-others", {"kinds": listed}))
    if replies := sum(_local(child) == "comment" for item in chosen for child in item):
        remarks.append(Message("note.wordpress-replies", {"count": replies}))
    stories = tuple(story for item in chosen if (story := _story(item)))
    return WordPressExport(stories, tuple(remarks)) if stories else "empty"


def _has_doctype(data: bytes) -> bool:
    """Return whether a document declares a type, which can define entities; a post may name one."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda name, *_: found.append(name)
    with suppress(expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003
    return bool(found)


def _depth(root: ET.Element) -> int:
    level, depth = [root], 0
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _child(item: ET.Element, name: str) -> str:
    return next(((one.text or "").strip() for one in item if _local(one) == name), "")


def _story(item: ET.Element) -> Story | None:
    content = (item.findtext(_CONTENT) or "").replace("\r\n", "\n")
    title = read_html(item.findtext("title") or "", page=False).blocks
    excerpt = next(
        (one.text or "" for one in item if one.tag.endswith("}encoded") and one.tag != _CONTENT), ""
    )
    text = _CAPTION.sub("\n\n", _EDITOR_COMMENT.sub("", content))
    codes = dict.fromkeys(match[1] for match in _SHORTCODE.finditer(text) if match[1][0] != "/")
    hidden = [" ".join(one.split()) for one in _HTML_COMMENT.findall(text)]
    document = read_html(_SHORTCODE.sub(" ", text), autop=True)
    if not (document.blocks or title or document.aside):
        return None
    return Story(
        document.blocks,
        tuple(_entries(item, title, excerpt)),
        aside=(
            *(block.text for block in document.aside if block.text),
            *(Message("note.hidden", {"text": one}) for one in hidden if one),
        ),
        remarks=tuple(_remarks(codes, document.dropped)),
        pictures=document.images,
        part=Message("import.item", {"title": _child(item, "title")}),
    )


def _entries(item: ET.Element, title: tuple[Block, ...], excerpt: str) -> Iterator[Entry]:
    if title:
        yield Entry("title", (Block(Kind.TEXT, title[0].text),))
    if excerpt.strip():
        yield Entry("summary", read_html(excerpt, page=False).blocks)
    names = [
        (one.text or "").strip()
        for one in item.findall("category")
        if one.get("domain", "category") in ("category", "post_tag")
        and one.get("nicename") not in ("uncategorized", "geen-categorie")
    ]
    if names := [name for name in dict.fromkeys(names) if name]:
        yield Entry("tags", tuple(Block(Kind.ITEM, escaped(name)) for name in names))


def _remarks(codes: dict[str, None], dropped: tuple[str, ...]) -> Iterator[Message]:
    if codes:
        yield Message("note.wordpress-codes", {"codes": ", ".join(f"[{code}]" for code in codes)})
    if dropped:
        yield Message("note.html-dropped", {"kinds": ", ".join(dict.fromkeys(dropped))})
