"""Read ``.po`` files: only the part of the format that the catalogs use.

Every command reads about forty files. Babel's reader supports the whole format and takes five
times as long; a test compares the two.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

Forms = tuple[str, ...]
"""The forms of a text: one, or one for each plural category."""

_LINE: Final = re.compile(r'^(?:(msgid|msgstr)(?:\[\d\])? )?"(.*)"$', re.MULTILINE)
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPED: Final = {"n": "\n", "t": "\t"}


def parse_po(file: Path) -> Mapping[str, Forms]:
    """Return every key of a file with the forms of its text."""
    words: dict[str, list[str]] = {}
    forms: list[str] = []
    for keyword, text in _LINE.findall(file.read_text(encoding="utf-8")):
        if keyword == "msgid":
            forms = words.setdefault(text, [])
        elif keyword:
            forms.append(text)
        else:
            forms[-1] += text
    return {key: tuple(map(_plain, forms)) for key, forms in words.items() if key}


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)
