"""All Dutch text addresses readers as ``je``."""

import re
from collections.abc import Iterator
from pathlib import Path

from casewright.i18n.catalog import load_catalog
from conftest import ROOT

FORMAL = re.compile(r"(?<![\w+])(?:u|uw|uzelf)(?![\w+])", re.IGNORECASE)
HEARD = ("heading.", "import.placeholders")
"""Text of others: headings, and the placeholders of Word's forms."""

WRITTEN = (
    ROOT / "generator" / "casewright" / "handbook" / "nl",
    ROOT / "generator" / "casewright" / "starting" / "files" / "nl",
    ROOT / "cases",
)


def said() -> Iterator[tuple[str, str]]:
    for key, forms in load_catalog("nl").entries.items():
        if not key.startswith(HEARD):
            yield from ((key, form) for form in forms)
    yield str(ROOT / "mkdocs.yml"), (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for file in pages():
        yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")


def pages() -> Iterator[Path]:
    for folder in WRITTEN:
        yield from sorted(folder.rglob("*.md"))


def test_nobody_is_addressed_formally() -> None:
    assert [(where, found[0]) for where, text in said() if (found := FORMAL.search(text))] == []
