"""Rewrite the XML of a Word file to the part of the format that mammoth supports.

Mammoth ignores simple fields, direction marks, ruby, equations, SmartArt, charts and embedded
documents. They become ordinary runs and paragraphs; other objects are counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from casewright.importers.docx_elements import (
    A,
    W,
    element_text,
    find_outermost,
    make_paragraph,
    make_text,
    without_text,
)
from casewright.importers.docx_math import MATH, math_text

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_CHECKBOX: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"

_UNWRAPPED: Final = frozenset(
    f"{W}{tag}" for tag in ("fldSimple", "dir", "bdo", "smartTag", "customXml")
)
_INSERTED: Final = frozenset((f"{W}ins", f"{W}moveTo"))
_DELETED: Final = frozenset((f"{W}del", f"{W}moveFrom"))
_PROPERTIES: Final = frozenset(
    f"{W}{tag}" for tag in ("pPr", "rPr", "tblPr", "tblGrid", "tcPr", "sectPr")
)
_REMOVED: Final = frozenset(
    f"{W}{tag}"
    for tag in (
        "commentReference", "commentRangeStart", "commentRangeEnd", "annotationRef", "smartTagPr",
        "customXmlPr", "fldData", "permStart", "permEnd", "bookmarkEnd", "proofErr",
    )
)  # fmt: skip
_SYMBOLS: Final = {
    "6F": "☐", "70": "☐", "71": "☐", "72": "☐", "A1": "☐", "A8": "☐", "78": "☒", "FD": "☒",
    "54": "☒", "FE": "☑", "52": "☑", "FB": "✗", "FC": "✓", "A7": "▪", "B7": "•", "D8": "➢",
    "E0": "→", "DF": "←", "F0": "→", "4A": "☺", "4C": "☹", "76": "❖", "77": "◆", "6C": "●",
    "6E": "■",
}  # fmt: skip
"""Check boxes, bullets and arrows of Wingdings, Wingdings 2 and Symbol, by character code."""

_SYMBOL_FONTS: Final = ("wingdings", "symbol", "webdings")


@dataclass
class Changes:
    """The changes that were made: words of tracked changes, and objects that are not text.

    ``place`` is the beginning of the paragraph with the first tracked change.
    """

    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    place: str = ""
    hidden: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    embedded: int = 0
    symbols: int = 0


Related = Mapping[str, tuple[str, ...]]
"""The texts of related parts (charts, SmartArt, chunks), by relationship id."""


class Rewriter:
    """Rewrite one XML part; ``changes`` collects the changes in all parts."""

    def __init__(
        self, related: Related, is_placeholder: Callable[[str], bool], changes: Changes
    ) -> None:
        self._related = related
        self._is_placeholder = is_placeholder
        self._changes = changes
        self._boxes: list[ET.Element] = []
        """Paragraphs of text boxes and drawings, which follow the current paragraph."""
        self._paragraph: str | None = None
        """The text of the current paragraph."""
        self._handlers: dict[str, Callable[[ET.Element], list[ET.Element]]] = {
            f"{W}p": self._rewrite_paragraph,
            f"{W}r": self._rewrite_run,
            f"{W}tr": self._rewrite_row,
            f"{W}sdt": self._rewrite_content_control,
            f"{W}drawing": self._rewrite_drawing,
            f"{W}pict": self._rewrite_drawing,
            f"{W}object": self._rewrite_drawing,
            f"{W}altChunk": self._rewrite_chunk,
            f"{W}ruby": self._rewrite_ruby,
            f"{W}sym": self._rewrite_symbol,
            f"{_COMPATIBILITY}AlternateContent": self._rewrite_alternative,
            f"{MATH}oMath": self._rewrite_equation,
            f"{MATH}oMathPara": self._rewrite_equation,
        }

    def rewrite(self, parent: ET.Element) -> None:
        """Rewrite the children of an element, in place."""
        children = [new for child in parent for new in self._replaced(child)]
        parent[:] = children

    def _replaced(self, child: ET.Element) -> list[ET.Element]:
        tag = child.tag
        if tag in _PROPERTIES:
            return [child]
        if tag in _REMOVED:
            return []
        if handle := self._handlers.get(tag):
            return handle(child)
        if tag in _UNWRAPPED or tag in _INSERTED:
            return self._unwrapped(child)
        if tag in _DELETED:
            self._note_change(self._changes.deleted, element_text(child, f"{W}delText"))
            return []
        self.rewrite(child)
        return [child]

    def _unwrapped(self, child: ET.Element) -> list[ET.Element]:
        if child.tag in _INSERTED:
            self._note_change(self._changes.inserted, element_text(child))
        self.rewrite(child)
        return list(child)

    def _note_change(self, texts: list[str], text: str) -> None:
        if text:
            texts.append(text)
            self._changes.place = self._changes.place or self._paragraph or ""

    def _rewrite_paragraph(self, child: ET.Element) -> list[ET.Element]:
        outer, self._boxes = self._boxes, []
        project, self._paragraph = self._paragraph, element_text(child)
        if self._is_placeholder(self._paragraph):
            self._changes.placeholders.append(self._paragraph)
            without_text(child)
        self.rewrite(child)
        self._paragraph = project
        boxes, self._boxes = self._boxes, outer
        return [child, *boxes]

    def _rewrite_run(self, child: ET.Element) -> list[ET.Element]:
        properties = child.find(f"{W}rPr")
        vanish = None if properties is None else properties.find(f"{W}vanish")
        if vanish is not None and vanish.get(f"{W}val") not in ("0", "false"):
            if text := element_text(child):
                self._changes.hidden.append(text)
                return []
        elif self._is_placeholder(text := element_text(child)):
            self._changes.placeholders.append(text)
            return []
        self.rewrite(child)
        return [child]

    def _rewrite_row(self, child: ET.Element) -> list[ET.Element]:
        if child.find(f"{W}trPr/{W}del") is not None:
            self._note_change(self._changes.deleted, element_text(child, f"{W}delText"))
            return []
        self.rewrite(child)
        return [child]

    def _rewrite_content_control(self, child: ET.Element) -> list[ET.Element]:
        properties, content = child.find(f"{W}sdtPr"), child.find(f"{W}sdtContent")
        if content is None:
            return []
        is_checkbox = properties is not None and properties.find(_CHECKBOX) is not None
        shows = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        if shows and not is_checkbox:
            if text := element_text(content):
                self._changes.placeholders.append(text)
            return [without_text(inner) for inner in content]
        self.rewrite(content)
        return list(content)

    def _rewrite_alternative(self, child: ET.Element) -> list[ET.Element]:
        """Use the branch with most text; without text, the one for older programs."""
        branches = [one for one in child if one.tag.startswith(_COMPATIBILITY)]
        branches.sort(key=lambda one: one.tag.endswith("Choice"))
        if not branches:
            return []
        chosen = max(branches, key=lambda one: len(element_text(one)))
        self.rewrite(chosen)
        return list(chosen)

    def _rewrite_drawing(self, child: ET.Element) -> list[ET.Element]:
        """Put the texts of a drawing after the paragraph; its image is counted elsewhere."""
        before = len(self._boxes)
        for inner in find_outermost(child, f"{W}txbxContent"):
            self.rewrite(inner)
            self._boxes.extend(inner)
        for inner in child.iter():
            if inner.tag == f"{_VML}textpath" and inner.get("string"):
                self._boxes.append(make_paragraph(inner.get("string", "")))
            elif inner.tag == f"{_DIAGRAM}relIds":
                self._add_related(inner.get(f"{_R}dm", ""))
            elif inner.tag == f"{_CHART}chart":
                self._add_related(inner.get(f"{_R}id", ""))
            elif inner.tag == f"{A}p" and (text := element_text(inner)):
                self._boxes.append(make_paragraph(text))
        if child.tag == f"{W}object" and len(self._boxes) == before:
            self._changes.embedded += 1
        return list(child.iter(f"{W}fldChar"))

    def _add_related(self, identifier: str) -> None:
        self._boxes.extend(map(make_paragraph, self._related.get(identifier, ())))

    def _rewrite_chunk(self, child: ET.Element) -> list[ET.Element]:
        return [make_paragraph(text) for text in self._related.get(child.get(f"{_R}id", ""), ())]

    def _rewrite_ruby(self, child: ET.Element) -> list[ET.Element]:
        base, above = child.find(f"{W}rubyBase"), child.find(f"{W}rt")
        words = "" if base is None else element_text(base)
        reading = "" if above is None else element_text(above)
        return [make_text(f"{words} ({reading})" if reading else words)]

    def _rewrite_symbol(self, child: ET.Element) -> list[ET.Element]:
        font, code = child.get(f"{W}font", "").casefold(), child.get(f"{W}char", "")
        known = _SYMBOLS.get(code[-2:].upper()) if font.startswith(_SYMBOL_FONTS) else None
        if known:
            return [make_text(known)]
        self._changes.symbols += 1
        return [make_text("\N{REPLACEMENT CHARACTER}")]

    def _rewrite_equation(self, child: ET.Element) -> list[ET.Element]:
        text = math_text(child)
        if self._paragraph is None:
            return [make_paragraph(text)]
        run = ET.Element(f"{W}r")
        run.append(make_text(text))
        return [run]
