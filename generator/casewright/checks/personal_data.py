"""Something that identifies a person: a number, an address, a date of birth.

What stands on the web once is hard to take back, and logs are public too. So it is looked for in
every field, in comments and in what could not be read, and nothing of it is shown in a report.
A maintainer allows an organisation's own contacts in the settings, and accepts a false alarm in
``accepted.yml``, where a reviewer sees both the text and the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casewright.cases.collection import File
from casewright.cases.document import Mark
from casewright.checks.accepted import ACCEPTED
from casewright.checks.personal import is_suspect, masked, personal_in, same, unfolded
from casewright.checks.prose import spelling
from casewright.checks.rule import Context, Finding, Rule
from casewright.diagnostics.diagnostic import DataPath, Severity

ID = "personal-data"

_CONTACTS: Final = ("phone", "mail", "address")
_AROUND: Final = " \t()"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was found, where it stands, and how the lines spell it (empty: in another way)."""

    kind: str
    text: str
    spelled: str
    mark: Mark
    data: DataPath = ()

    @property
    def width(self) -> int:
        """How much of it stands on its first line."""
        return len(self.spelled.split("\n", 1)[0]) or 1

    def overlaps(self, other: "_Piece") -> bool:
        """Tell whether two pieces have a sign in common."""
        start, end = self.mark.column, self.mark.column + self.width
        return (
            self.mark.line == other.mark.line
            and start < other.mark.column + other.width
            and other.mark.column < end
        )


def veil_of(file: File, context: Context) -> Callable[[str], str]:
    """Give what puts stars over a file's personal data, wherever a report would quote it."""
    pieces = tuple(_pieces(file, context))
    parts = sorted({part for piece in pieces for part in _parts(piece, file)}, key=len)

    def veil(text: str) -> str:
        for part in reversed(parts):
            text = text.replace(part, masked(part))
        return text

    return veil


def _parts(piece: _Piece, file: File) -> Iterator[str]:
    """Give what a report could quote of a piece: the whole, or what stands of it on a line."""
    yield piece.text.strip(_AROUND)
    if piece.spelled:
        yield from (line.strip(_AROUND) for line in piece.spelled.split("\n"))
    else:
        yield file.source.line(piece.mark.line).strip()


def _examine(file: File, context: Context) -> Iterator[Finding]:
    for piece in _pieces(file, context):
        values = {"found": masked(piece.text), "file": ACCEPTED}
        tip = "contact" if piece.kind in _CONTACTS else "identity"
        yield Finding(piece.mark, piece.kind, values, tip, piece.data, piece.width)


def _pieces(file: File, context: Context) -> Iterator[_Piece]:
    """Give what is found in the values, then what else is found in the lines."""
    if not is_suspect(unfolded(file.source.text)):
        return
    known = _allowed(context.settings.options.allowed_contacts)
    known |= context.accepted.get(file.source.path, frozenset())
    found: list[_Piece] = []
    for piece in (*_in_values(file), *_in_lines(file)):
        if same(piece.text) not in known and not any(map(piece.overlaps, found)):
            found.append(piece)
            yield piece


def _in_values(file: File) -> Iterator[_Piece]:
    for path, scalar in file.document.scalars():
        seen: dict[str, int] = {}
        for item in personal_in(scalar.value):
            text = scalar.value[item.start : item.end]
            skip = seen.get(text, 0)
            seen[text] = skip + 1
            mark, spelled = spelling(file, scalar, text, skip)
            yield _Piece(item.kind, text, spelled, mark, path)


def _in_lines(file: File) -> Iterator[_Piece]:
    """Look through comments, keys and whatever is in no value."""
    for number, line in enumerate(file.source.lines, start=1):
        for item in personal_in(line):
            text = line[item.start : item.end]
            yield _Piece(item.kind, text, text, Mark(number, item.start + 1))


@lru_cache(maxsize=1)
def _allowed(contacts: tuple[str, ...]) -> frozenset[str]:
    """Collect what a maintainer allows; an entry may hold more than one piece."""
    return frozenset(
        same(text)
        for contact in contacts
        for text in (contact, *(contact[item.start : item.end] for item in personal_in(contact)))
    )


RULE = Rule(ID, Severity.ERROR, _examine)
