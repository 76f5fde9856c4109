"""Read Markdown in the dialects of other programs: Google Docs, Notion, Obsidian, MkDocs.

Syntax beyond CommonMark is rewritten to its equivalent, or kept apart from the story.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from casewright.i18n.message import Message
from casewright.importers.blocks import Block, Kind, markdown_of
from casewright.importers.front_matter import split_front_matter
from casewright.importers.headings import labelled_part
from casewright.importers.html import CHECKED, UNCHECKED, read_html
from casewright.importers.markdown_links import References, collect_references, replace_links
from casewright.importers.story import Entry, Remainder, Story
from casewright.importers.text import text_blocks

_FENCE: Final = re.compile(r"[ \t]*(```+|~~~+)")
_LONG_BLANKS: Final = re.compile(r"[ \t]{60,}")
_COMMENT: Final = re.compile(r"(?s)<!--(.*?)(?:-->|\Z)|%%(.+?)%%")
_ANCHOR: Final = re.compile(r"(?m)^(#{1,6} .*?)[ \t]*\{[#.:][^{}\n]*\}[ \t]*$")
_TASK: Final = re.compile(r"(?m)^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[([ xX])\][ \t]+")
_HIGHLIGHT: Final = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_BLOCK_ID: Final = re.compile(r"(?m)(?<![ \t])[ \t]+\^[\w-]+[ \t]*$|^\^[\w-]+[ \t]*$")
_CALLOUT: Final = re.compile(r"(?m)^([> \t]*>[ \t]*)\[!([\w-]+)\][+-]?[ \t]*(.*)$")
_ADMONITION: Final = re.compile(r'^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+"([^"\n]*)")?[ \t]*$')
_INLINE_FIELD: Final = re.compile(r"(?m)^([A-Za-z][\w -]{0,40})::[ \t]*(?=\S)")
_TAG_LINE: Final = re.compile(r"[ \t]*(?:#[^\W\d][\w/-]*[ \t,]*)+")
_TAG: Final = re.compile(r"#([^\W\d][\w/-]*)")
_TABLE: Final = re.compile(r"(?i)<(/?)table\b[^<>]{0,500}>")
_LINE_BREAK: Final = re.compile(r"(?i)<br\s*/?>")
_HTML_MARK: Final = re.compile(r"(?i)</?(strong|b|em|i)>")
_HTML_TAG: Final = re.compile(
    r"(?i)</?(?:a|abbr|aside|blockquote|center|cite|code|del|details|div|font|h[1-6]|figcaption|figure|hr|ins|kbd|li|mark|ol|p|q|rb|rp|rt|ruby|section|small|span|sub"
    r"|summary|sup|s|u|ul)(?:\s[^<>]*)?/?>"
)
_HTML_LINK: Final = re.compile(
    r"(?is)<a\s[^<>]{0,200}?href=[\"']([^\"'<>]{0,2000})[\"'][^<>]{0,500}>(.{0,500}?)</a>"
)
_HTML_IMAGE: Final = re.compile(r"(?i)<img\b[^<>]{0,4000}>")
_ALT: Final = re.compile(r"(?i)\balt=[\"']([^\"']*)[\"']")
_OTHER_TAG: Final = re.compile(r"(?<!\\)<(?!https?://|mailto:)(?=[A-Za-z/!?])")
"""Tags and unsafe links, which are shown literally."""

_CODE_SPAN: Final = re.compile(r"(?<!`)(`{1,3})(?!`)([^\n]{1,500}?[^`\n])\1(?!`)")
_RESERVED: Final = re.compile("[\ue100\ue101]")
_STORED: Final = re.compile("\ue100(\\d+)\ue101")
_TOC: Final = re.compile(r"(?mi)^[ \t]*(?:\[TOC\]|\[\[_TOC_\]\]|\$\{toc\})[ \t]*$")
_PROPERTY: Final = re.compile(r"([^\W\d_][\w &/()'-]{0,40}?)::?[ \t]+(\S.*)")
_MIN_PROPERTIES: Final = 2
_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*"}


@dataclass
class _Cleaned:
    """What is found while a text is rewritten."""

    hidden: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    pictures: int = 0


def read_markdown(text: str) -> Story:
    """Read a Markdown file."""
    entries, body = split_front_matter(_RESERVED.sub("", text))
    found = _Cleaned()
    references = References()
    spans: list[str] = []
    pieces = _outside_code(body)
    pieces[::2] = [_without_spans(piece, spans) for piece in pieces[::2]]
    pieces[::2] = [_TOC.sub("", _without_comments(piece, found)) for piece in pieces[::2]]
    pieces[::2] = [collect_references(piece, references) for piece in pieces[::2]]
    pieces[::2] = [_rewritten(piece, found, references) for piece in pieces[::2]]
    blocks = list(text_blocks(_with_spans("".join(pieces), spans), markdown=True))
    properties = _take_properties(blocks)
    tags = (
        (Entry("tags", tuple(Block(Kind.ITEM, tag) for tag in found.tags)),) if found.tags else ()
    )
    aside: tuple[Remainder, ...] = (
        *(
            Message("note.hidden", {"text": " ".join(_with_spans(one, spans).split())})
            for one in found.hidden
        ),
        *(Message("note.alt", {"text": alt}) for alt in found.alts),
        *references.unused(),
    )
    remarks = (
        (Message("note.local-links", {"links": ", ".join(dict.fromkeys(references.local))}),)
        if references.local
        else ()
    )
    return Story(
        tuple(blocks),
        (*entries, *properties, *found.entries, *tags),
        aside,
        remarks,
        found.pictures + references.pictures,
    )


def _outside_code(text: str) -> list[str]:
    """Split a text at its fenced code: every second piece is code."""
    pieces = [""]
    fence = ""
    for line in _LONG_BLANKS.sub(" ", text).splitlines(keepends=True):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
            pieces.append(line)
        elif mark and mark[1].startswith(fence) and not line.strip(" \t\n`~"):
            fence = ""
            pieces[-1] += line
            pieces.append("")
        else:
            pieces[-1] += line
    return pieces


def _without_spans(text: str, spans: list[str]) -> str:
    """Replace every code span by a placeholder, so that its content is not rewritten."""

    def store(match: re.Match[str]) -> str:
        spans.append(match[0])
        return f"\ue100{len(spans) - 1}\ue101"

    return _CODE_SPAN.sub(store, text)


def _with_spans(text: str, spans: list[str]) -> str:
    return _STORED.sub(lambda match: spans[int(match[1])], text)


def _without_comments(text: str, found: _Cleaned) -> str:
    def keep(match: re.Match[str]) -> str:
        found.hidden.append((match[1] or match[2] or "").strip())
        return ""

    text = _COMMENT.sub(keep, text)
    found.hidden[:] = filter(None, found.hidden)
    return text


def _rewritten(text: str, found: _Cleaned, references: References) -> str:
    text = _with_tables(text)
    text = _HTML_IMAGE.sub(lambda match: _image(match[0], found), text)
    text = _HTML_LINK.sub(lambda match: f"[{match[2].strip()}]({match[1]})", text)
    text = replace_links(text, references)
    found.alts += references.alts
    references.alts.clear()
    lines = [_line(line, found) for line in _unfolded(text.split("\n"))]
    text = "\n".join(line for line in lines if line is not None)
    text = _ANCHOR.sub(r"\1", text)
    text = _TASK.sub(
        lambda match: match[1] + (UNCHECKED if match[2] == " " else CHECKED) + " ", text
    )
    text = _HIGHLIGHT.sub(r"**\1**", text)
    text = _BLOCK_ID.sub("", text)
    text = _CALLOUT.sub(lambda m: f"{m[1]}**{m[3].strip() or m[2].capitalize()}**", text)
    text = _INLINE_FIELD.sub(r"\1: ", text)
    text = _HTML_MARK.sub(lambda match: _MARKS[match[1].lower()], text)
    return _OTHER_TAG.sub(r"\\<", _HTML_TAG.sub("", text))


def _line(line: str, found: _Cleaned) -> str | None:
    """Replace HTML line breaks in a line; take out one that is a property or contains only tags."""
    if _TAG_LINE.fullmatch(line):
        found.tags += [unquote(tag).replace("/", " ") for tag in _TAG.findall(line)]
        return None
    inline = _INLINE_FIELD.match(line)
    if inline and labelled_part(inline[1], {}):
        value = Block(Kind.TEXT, line[inline.end() :])
        found.entries.append(Entry(inline[1], (value,)))
        return None
    return _LINE_BREAK.sub(" " if line.lstrip().startswith("|") else "\n", line)


def _unfolded(lines: list[str]) -> list[str]:
    """Format admonitions as a bold line with ordinary paragraphs below it."""
    result: list[str] = []
    inside = False
    for line in lines:
        head = _ADMONITION.match(line)
        if head:
            inside = True
            result += ["", f"**{head[2] or head[1].capitalize()}**", ""]
        elif inside and (line.startswith(("    ", "\t")) or not line.strip()):
            result.append(line.removeprefix("\t").removeprefix("    "))
        else:
            inside = False
            result.append(line)
    return result


def _with_tables(text: str) -> str:
    """Convert the HTML tables of a text to Markdown."""
    pieces, start, depth, begin = [], 0, 0, 0
    for match in _TABLE.finditer(text):
        if not match[1]:
            begin = begin if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                blocks = read_html(text[begin : match.end()], page=False).blocks
                pieces += [text[start:begin], f"\n\n{markdown_of(blocks)}\n\n"]
                start = match.end()
    return "".join((*pieces, text[start:]))


def _image(html: str, found: _Cleaned) -> str:
    found.pictures += 1
    alt = _ALT.search(html)
    if alt and alt[1].strip():
        found.alts.append(alt[1].strip())
    return ""


def _take_properties(blocks: list[Block]) -> tuple[Entry, ...]:
    """Remove the properties that Notion writes directly below the title from the blocks."""
    place = 1 if blocks and blocks[0].kind is Kind.HEADING else 0
    if place >= len(blocks) or not place or blocks[place].kind is not Kind.TEXT:
        return ()
    matches = [_PROPERTY.fullmatch(line.strip()) for line in blocks[place].text.split("\n")]
    found = [match for match in matches if match]
    if len(found) < _MIN_PROPERTIES or len(found) < len(matches):
        return ()
    del blocks[place]
    return tuple(Entry(match[1], (Block(Kind.TEXT, match[2]),)) for match in found)
