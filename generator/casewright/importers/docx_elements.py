"""Read and create elements of a Word document."""

from typing import Final
from xml.etree import ElementTree as ET

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def element_text(element: ET.Element, tag: str = f"{W}t") -> str:
    """Return the text of an element's runs, with blanks for tabs and line breaks."""
    pieces = []
    for inner in element.iter():
        if inner.tag in (tag, f"{A}t") and inner.text:
            pieces.append(inner.text)
        elif inner.tag in (f"{W}tab", f"{W}br", f"{W}cr", f"{W}p", f"{A}p"):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def find_outermost(element: ET.Element, tag: str) -> list[ET.Element]:
    """Return the elements with a tag that are not inside another one."""
    if element.tag == tag:
        return [element]
    return [found for child in element for found in find_outermost(child, tag)]


def without_text(element: ET.Element) -> ET.Element:
    """Return an element without its text, so that the table or paragraph around it stays whole."""
    for inner in element.iter(f"{W}t"):
        inner.text = ""
    return element


def make_text(text: str) -> ET.Element:
    """Return a run with a text."""
    element = ET.Element(f"{W}t")
    element.text = text
    return element


def make_paragraph(text: str) -> ET.Element:
    """Return a paragraph with one run."""
    paragraph = ET.Element(f"{W}p")
    run = ET.SubElement(paragraph, f"{W}r")
    run.append(make_text(text))
    return paragraph
