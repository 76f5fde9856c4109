"""Every publishing error has a message in Dutch and in English."""

import re
from pathlib import Path

import pytest

import casewright.build
from casewright.i18n.catalog import load_catalog

FOLDER = Path(casewright.build.__file__).parent
KEYS = sorted(
    {
        key
        for module in FOLDER.glob("*.py")
        for key in re.findall(r'"(fault\.[a-z-]+)"', module.read_text(encoding="utf-8"))
    }
)

MACHINE = [f"fault.{kind}" for kind in ("machine", "no-space", "no-permission", "too-many-files")]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", [*KEYS, *MACHINE])
def test_a_fault_has_words(language: str, key: str) -> None:
    assert load_catalog(language).entries[key][0]
