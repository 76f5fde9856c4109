"""Personal data: a number, an address, a date of birth.

Published data is hard to withdraw, and logs are public too, so every field, every comment and
unparsed text is searched, and reports do not quote what was found. A maintainer allows the
organisation's own contact details in the settings, and accepts false positives in ``accepted.yml``,
where reviewers see the text and the reason. A hand-written page may contain contact details, so
there it is a warning.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Final

from casewright.checks.links import spelling
from casewright.checks.pii import find_personal_data, is_suspect, mask, same
from casewright.checks.rule import Context, Finding, PageRule
from casewright.checks.suppressions import SUPPRESSIONS_FILE
from casewright.diagnostics.diagnostic import DataPath, Severity
from casewright.loader.files import PageFile, Readable
from casewright.yaml.nodes import Mark

ID = "personal-data"

Countries = tuple[str, ...]

MOST: Final = 200
"""Findings in one file that are searched for; twice as many as are reported."""

_CONTACTS: Final = ("phone", "mail", "address")
_AROUND: Final = " \t()"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was found, its position, and its spelling in the lines (empty if it differs)."""

    kind: str
    text: str
    spelled: str
    mark: Mark
    data: DataPath = ()

    @property
    def width(self) -> int:
        """The width of its part on the first line."""
        return len(self.spelled.split("\n", 1)[0]) or 1

    def overlaps(self, other: "_Piece") -> bool:
        """Return whether two pieces overlap."""
        start, end = self.mark.column, self.mark.column + self.width
        return (
            self.mark.line == other.mark.line
            and start < other.mark.column + other.width
            and other.mark.column < end
        )


def make_redact(file: Readable, context: Context) -> Callable[[str], str]:
    """Return a function that masks the personal data of a file wherever a report quotes it."""
    countries = context.settings.countries
    if not is_suspect(file.source.text, countries):
        return str
    known = _known(file, context)
    found = {part for piece in _pieces(file, context) for part in _parts(piece, file)}
    parts = sorted(found, key=len, reverse=True)

    @cache
    def redact(text: str) -> str:
        for part in parts:
            text = text.replace(part, mask(part))
        shown = (text[piece.start : piece.end] for piece in find_personal_data(text, countries))
        for piece in [one for one in shown if same(one) not in known]:
            text = text.replace(piece, mask(piece))
        return text

    return redact


def _parts(piece: _Piece, file: Readable) -> Iterator[str]:
    """Return what a report could quote of a piece: all of it, or its part on a line."""
    yield piece.text.strip(_AROUND)
    if piece.spelled:
        yield from (line.strip(_AROUND) for line in piece.spelled.split("\n"))
    else:
        yield file.source.line(piece.mark.line).strip()


def _check(file: Readable, context: Context) -> Iterator[Finding]:
    severity = Severity.WARNING if isinstance(file, PageFile) else None
    for piece in _pieces(file, context):
        values = {"found": mask(piece.text), "file": SUPPRESSIONS_FILE}
        tip = "contact" if piece.kind in _CONTACTS else "identity"
        yield Finding(piece.mark, piece.kind, values, tip, piece.data, piece.width, severity)


def _pieces(file: Readable, context: Context) -> Iterator[_Piece]:
    """Iterate over findings in values, then over other findings in the lines."""
    countries = context.settings.countries
    if is_suspect(file.source.text, countries):
        known = _known(file, context)
        pieces = chain(_in_values(file, countries), _in_lines(file, countries))
        unknown = (piece for piece in pieces if same(piece.text) not in known)
        yield from islice(_once(unknown), MOST)


def _known(file: Readable, context: Context) -> frozenset[str]:
    """Return what is allowed in all files, and what is accepted in this one."""
    settings = context.settings
    allowed = _allowed(settings.options.allowed_contacts, settings.countries)
    return allowed | context.accepted.get(file.source.path, frozenset())


def _once(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Drop findings that were already found in the value on the same line."""
    found: list[_Piece] = []
    for piece in pieces:
        if not any(map(piece.overlaps, found)):
            found.append(piece)
            yield piece


def _in_values(file: Readable, countries: Countries) -> Iterator[_Piece]:
    if isinstance(file, PageFile):
        return
    for path, scalar in file.document.scalars():
        seen: dict[str, int] = {}
        for item in find_personal_data(scalar.value, countries):
            text = scalar.value[item.start : item.end]
            skip = seen.get(text, 0)
            seen[text] = skip + 1
            mark, spelled = spelling(file, scalar, text, skip)
            yield _Piece(item.kind, text, spelled, mark, path)


def _in_lines(file: Readable, countries: Countries) -> Iterator[_Piece]:
    """Search comments, keys and other text outside values."""
    for number, line in enumerate(file.source.lines, start=1):
        for item in find_personal_data(line, countries):
            text = line[item.start : item.end]
            yield _Piece(item.kind, text, text, Mark(number, item.start + 1))


@lru_cache(maxsize=1)
def _allowed(contacts: tuple[str, ...], countries: Countries) -> frozenset[str]:
    """Return what a maintainer allows; an entry may contain more than one piece."""
    return frozenset(
        same(text)
        for contact in contacts
        for text in (
            contact,
            *(contact[item.start : item.end] for item in find_personal_data(contact, countries)),
        )
    )


RULE = PageRule(ID, Severity.ERROR, _check)
