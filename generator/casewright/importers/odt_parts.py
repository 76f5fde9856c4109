"""Read other parts of an OpenDocument text: embedded formulas, headers and footers."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from casewright.importers.odt_styles import OFFICE, TEXT, node_text

SKIPPED_TAGS: Final = frozenset(
    f"{TEXT}{name}"
    for name in (
        "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls",
        "bibliography-configuration", "tracked-changes", "alphabetical-index-auto-mark-file",
        "index-title-template", "note-citation",
    )
) | {f"{OFFICE}forms", f"{OFFICE}annotation-end"}  # fmt: skip
INDEX_TAGS: Final = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index",
        "object-index", "user-index",
    )
)  # fmt: skip


def read_objects(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the texts of embedded formulas and charts, by the name of their folder."""
    found = {}
    for name, content in parts.items():
        folder, _, file = name.removeprefix("./").rpartition("/")
        if folder.startswith("Object") and file == "content.xml":
            root = ET.fromstring(content)  # noqa: S314  (checked before)
            pieces = [
                (one.text or "")
                for one in root.iter()
                if not one.tag.endswith("annotation") and one.text
            ]
            found[folder] = " ".join(" ".join(pieces).split())
    return found


def find_margin_texts(root: ET.Element) -> Iterator[str]:
    """Return the texts of headers and footers."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name.startswith(("header", "footer")) and name.removesuffix("-left") in (
            "header",
            "footer",
        ):
            lines = filter(None, (node_text(one) for one in element.iter(f"{TEXT}p")))
            if text := "\n".join(lines):
                yield text
