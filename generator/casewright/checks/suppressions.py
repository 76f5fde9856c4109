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

from casewright.cases.reading.composing import compose
from casewright.cases.reading.document import Document, Mark, to_plain
from casewright.cases.reading.source import read_source
from casewright.checks.personal import same
from casewright.diagnostics.diagnostic import DataPath
from casewright.faults import WrongUseError
from casewright.locale.message import Message

ACCEPTED: Final = "accepted.yml"

Accepted = Mapping[str, frozenset[str]]
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


def read_accepted(root: Path) -> Accepted:
    """Read what a knowledge base accepts; raises ``WrongUseError`` for a file that is not right."""
    path = root / ACCEPTED
    if not path.is_file():
        return {}
    document, faults = compose(read_source(path, ACCEPTED)[0])
    if faults:
        raise _wrong(faults[0].mark)
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


def _wrong(mark: Mark) -> WrongUseError:
    return WrongUseError(Message("fault.bad-accepted", {"file": ACCEPTED, "line": mark.line}))
