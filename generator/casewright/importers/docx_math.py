"""Write the equations of a Word file as text on one line."""

from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def math_text(element: ET.Element) -> str:
    """Return an equation as text: ``(a + b)/2``, ``x^2``, ``√(y)``."""
    name = element.tag.removeprefix(MATH)
    if name == "t":
        return element.text or ""
    write = _WRITERS.get(name)
    return write(element) if write else "".join(map(math_text, element))


def _fraction(element: ET.Element) -> str:
    return f"{_grouped(element, 'num')}/{_grouped(element, 'den')}"


def _script(element: ET.Element) -> str:
    return f"{_part(element, 'e')}{_limits(element)}"


def _root(element: ET.Element) -> str:
    return f"{_part(element, 'deg')}√{_grouped(element, 'e')}"


def _brackets(element: ET.Element) -> str:
    return f"({', '.join(math_text(one) for one in element if one.tag == f'{MATH}e')})"


def _sum(element: ET.Element) -> str:
    sign = element.find(f"{MATH}naryPr/{MATH}chr")
    lead = "∫" if sign is None else sign.get(f"{MATH}val", "∑")
    return f"{lead}{_limits(element)} {_part(element, 'e')}"


def _limits(element: ET.Element) -> str:
    parts = (("_", _grouped(element, "sub")), ("^", _grouped(element, "sup")))
    return "".join(f"{mark}{text}" for mark, text in parts if text)


def _part(element: ET.Element, name: str) -> str:
    part = element.find(f"{MATH}{name}")
    return "" if part is None else math_text(part)


def _grouped(element: ET.Element, name: str) -> str:
    text = _part(element, name)
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


_WRITERS: Final[dict[str, Callable[[ET.Element], str]]] = {
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
}
