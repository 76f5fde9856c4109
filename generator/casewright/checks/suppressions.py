"""False alarms that somebody has looked at: ``accepted.yml``, beside ``mkdocs.yml``.

An entry names the file, the exact text and the reason, so that whoever reviews it sees what is
let through, and a text that changes is looked at anew:

    personal-data:
      - file: cases/koffie-in-de-hal.yml
        text: "123456782"
        reason: Het nummer van een subsidie.
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
"""The texts that are accepted, by file, each in the spelling by which texts are compared."""

_Said = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Entry(_Part):
    """One false alarm: where, what, and why it is none."""

    file: _Said
    text: _Said
    reason: _Said


class _Entries(_Part):
    """Everything accepted, by the rule that raised the alarm."""

    personal_data: Annotated[tuple[_Entry, ...], Field(alias="personal-data")] = ()


def load_suppressions(root: Path) -> Suppressions:
    """Read what a knowledge base accepts; raises ``UsageError`` for a file that is not right."""
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
    """Find where a mistake stands, or what should have held what is missing."""
    while path:
        key, value = document.find(path)
        if value is not None:
            return key.start if key else value.start
        path = path[:-1]
    return document.first


def _wrong(mark: Mark) -> UsageError:
    return UsageError(Message("fault.bad-accepted", {"file": SUPPRESSIONS_FILE, "line": mark.line}))
