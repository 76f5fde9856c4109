"""Reading a catalogue's file: what gettext's format has and our catalogues use, and no more.

Every command says a few words out of some forty files. Babel reads all that the format may hold,
with comments and flags, and takes five times as long; a test holds the two side by side.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

Forms = tuple[str, ...]
"""The forms of a text: one, or as many as the language has plurals."""

_LINE: Final = re.compile(r'^(?:(msgid|msgstr)(?:\[\d\])? )?"(.*)"$', re.MULTILINE)
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPED: Final = {"n": "\n", "t": "\t"}


def read_forms(file: Path) -> Mapping[str, Forms]:
    """Read every key of a catalogue with the forms of its text."""
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
