"""Read the styles of an OpenDocument text: bold, title, numbered list, hidden."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from casewright.importers.block_builder import BOLD, ITALIC

_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = _NAMESPACE + "office:1.0}"
TEXT: Final = _NAMESPACE + "text:1.0}"
TABLE: Final = _NAMESPACE + "table:1.0}"
DRAW: Final = _NAMESPACE + "drawing:1.0}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
_STYLE: Final = _NAMESPACE + "style:1.0}"
_FO: Final = _NAMESPACE + "xsl-fo-compatible:1.0}"

_TITLES: Final = frozenset(("Title", "Titel"))
_OUTSIDE: Final = (
    f"{OFFICE}annotation", f"{TEXT}note", f"{DRAW}frame", f"{TEXT}placeholder",
)  # fmt: skip
"""Elements in a paragraph that are not part of its text."""

_MIN_BOLD: Final = 600


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of styles by what they mean.

    ``marks`` gives the Markdown marks of a style; ``numbered`` holds pairs of a list style and a
    level from 1 whose items are numbered.
    """

    marks: Mapping[str, tuple[str, ...]]
    titles: frozenset[str]
    hidden: frozenset[str]
    numbered: frozenset[tuple[str, int]]


def read_styles(*roots: ET.Element | None) -> Styles:
    """Read the styles of ``content.xml`` and ``styles.xml``."""
    elements = [one for root in roots if root is not None for one in root.iter(f"{_STYLE}style")]
    parents = {_name(one): one.get(f"{_STYLE}parent-style-name", "") for one in elements}
    return Styles(
        {_name(one): marks for one in elements if (marks := _marks(one))},
        frozenset(
            name for name in (*parents, *_TITLES) if name in _TITLES or parents.get(name) in _TITLES
        ),
        frozenset(_name(one) for one in elements if _is_hidden(one)),
        frozenset(pair for root in roots if root is not None for pair in _numbered(root)),
    )


def node_text(element: ET.Element, hidden: frozenset[str] = frozenset()) -> str:
    """Return the text of an element, without comments, notes and text boxes inside it.

    Text in a style of ``hidden`` is left out.
    """
    return " ".join("".join(_pieces(element, hidden)).split())


def _pieces(element: ET.Element, hidden: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}p", f"{TEXT}h"):
            yield " "
        is_hidden = child.get(f"{TEXT}style-name") in hidden
        if child.tag not in _OUTSIDE and not is_hidden:
            is_reading = child.tag == f"{TEXT}ruby-text"
            yield " (" if is_reading else ""
            yield from _pieces(child, hidden)
            yield ")" if is_reading else ""
        yield child.tail or ""


def _name(element: ET.Element) -> str:
    return element.get(f"{_STYLE}name", "")


def _properties(element: ET.Element) -> Iterator[tuple[str, str]]:
    for properties in element.iter(f"{_STYLE}text-properties"):
        yield from properties.attrib.items()


def _marks(element: ET.Element) -> tuple[str, ...]:
    given = dict(_properties(element))
    weight = given.get(f"{_FO}font-weight", "")
    bold = weight == "bold" or (weight.isdecimal() and int(weight) >= _MIN_BOLD)
    italic = given.get(f"{_FO}font-style") in ("italic", "oblique")
    return (*((BOLD,) if bold else ()), *((ITALIC,) if italic else ()))


def _is_hidden(element: ET.Element) -> bool:
    given = dict(_properties(element))
    return given.get(f"{TEXT}display") == "none" or given.get(f"{_STYLE}display") == "none"


def _numbered(root: ET.Element) -> Iterator[tuple[str, int]]:
    for style in root.iter(f"{TEXT}list-style"):
        for level in style.iter(f"{TEXT}list-level-style-number"):
            number = level.get(f"{TEXT}level", "1")
            if level.get(f"{_STYLE}num-format") and number.isdecimal():
                yield _name(style), int(number)
