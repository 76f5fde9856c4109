"""False positives that were reviewed: ``accepted.yml``, next to ``mkdocs.yml``.

An entry names the file, the exact text and the reason, so that reviewers see what is accepted, and
a changed text is reported again. It is a list under ``personal-data:``; each item has a ``file:``
(``cases/koffie-in-de-hal.yml``), a ``text:`` (``"123456782"``) and a ``reason:``.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casewright.checks.pii import same
from casewright.diagnostics.diagnostic import DataPath
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.yaml.nodes import Document, Mark, to_plain
from casewright.yaml.parser import parse
from casewright.yaml.source import read_source

SUPPRESSIONS_FILE: Final = "accepted.yml"

Suppressions = Mapping[str, frozenset[str]]
"""The accepted texts, by file, each normalized for comparison."""

_Said = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Entry(_Part):
    """A false positive: its file, its text and the reason."""

    file: _Said
    text: _Said
    reason: _Said


class _Entries(_Part):
    """All accepted texts, by rule."""

    personal_data: Annotated[tuple[_Entry, ...], Field(alias="personal-data")] = ()


def load_suppressions(root: Path) -> Suppressions:
    """Read the accepted texts of a knowledge base; raise ``UsageError`` for an invalid file."""
    path = root / SUPPRESSIONS_FILE
    if not path.is_file():
        return {}
    document, parse_errors = parse(read_source(path, SUPPRESSIONS_FILE)[0])
    if parse_errors:
        raise _wrong(parse_errors[0].mark)
    try:
        entries = _Entries.model_validate(to_plain(document.root))
    except ValidationError as error:
        raise _wrong(_nearest(error.errors()[0]["loc"], document)) from None
    accepted: dict[str, frozenset[str]] = defaultdict(frozenset)
    for entry in entries.personal_data:
        accepted[entry.file] |= {same(entry.text)}
    return accepted


def _nearest(path: DataPath, document: Document) -> Mark:
    """Return the line of an error, or of the parent of a missing key."""
    while path:
        key, value = document.find(path)
        if value is not None:
            return key.start if key else value.start
        path = path[:-1]
    return document.first


def _wrong(mark: Mark) -> UsageError:
    return UsageError(Message("fault.bad-accepted", {"file": SUPPRESSIONS_FILE, "line": mark.line}))
