"""The quick answer of a preview: the pages of single cases, made while all others stand.

They come from the same functions as in a whole build, and from the same cases; what they are
printed in (templates, navigation, frames) is made ready once and kept.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

from casewright.cases.index import CaseIndex
from casewright.previewing.served import Served
from casewright.publishing.compiling import Compiled
from casewright.rendering.case_pages import broken_pages
from casewright.rendering.desk import Desk, Page
from casewright.rendering.environment import make_environment
from casewright.rendering.pages import pages_by_case
from casewright.settings import Settings
from casewright.views.card import Card, make_card

_PAGE: Final = ".md"


class Press(Protocol):
    """Prints a single page in the frame of the site, as the engine would."""

    def printed(self, page: Page, date: dt.date) -> str:
        """Print a page into the folder of proofs; gives its name there."""


class Engine(Protocol):
    """What a preview asks of the engine."""

    def build(self, compiled: Compiled, site_dir: Path) -> None:
        """Render a staged site into a folder."""

    def press(self, compiled: Compiled, proof_dir: Path) -> Press:
        """Make ready what single pages of a staged site are printed with."""


class Quick:
    """Answers for single cases of one site, for as long as nothing but cases changes."""

    def __init__(self, compiled: Compiled, served: Served, engine: Engine) -> None:
        self._served = served
        self._environment = make_environment(compiled.settings)
        served.proof.mkdir(exist_ok=True)
        self._press = engine.press(compiled, served.proof)
        for case in compiled.library.cases[:1]:  # every template has been read by then
            _ = [*self._proofs(case.id, compiled)]

    def answer(self, ids: Iterable[str], compiled: Compiled) -> bool:
        """Put the pages of some cases into the served site; tell whether there were any."""
        names = [name for id_ in ids for name in self._proofs(id_, compiled)]
        for name in names:
            self._served.put(self._served.proof / name, name)
        return bool(names)

    def _proofs(self, id_: str, compiled: Compiled) -> Iterator[str]:
        """Make the pages of a case and all they show; gives the names of the files."""
        case = compiled.library.case(id_) if id_ in compiled.library.by_id else None
        pictures = compiled.pictures_of(case) if case else {}
        desk = _SmallDesk(
            compiled.library, compiled.settings, self._environment,
            {id_: pictures}, compiled.troubles,
        )  # fmt: skip
        for picture in pictures.values():
            yield self._laid(picture.address, picture.path.read_bytes())
        for page in pages_by_case(desk, [case]) if case else _report(id_, desk):
            if page.name.endswith(_PAGE):
                yield self._press.printed(page, compiled.date)
            else:
                yield self._laid(page.name, page.content)

    def _laid(self, name: str, content: bytes) -> str:
        file = self._served.proof / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return name


class _SmallDesk(Desk):
    """A desk at which the cards are made that are asked for: those of the neighbours."""

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        return _Cards(self.library, self.settings)


class _Cards(Mapping[str, Card]):
    def __init__(self, library: CaseIndex, settings: Settings) -> None:
        self._library, self._settings = library, settings
        self._made: dict[str, Card] = {}

    def __getitem__(self, id_: str) -> Card:
        if id_ not in self._made:
            case = self._library.by_id[id_]
            self._made[id_] = make_card(case, self._library, self._settings)
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.by_id)

    def __len__(self) -> int:
        return len(self._library.by_id)


def _report(id_: str, desk: Desk) -> Iterator[Page]:
    """Give the page of a case that is too broken to show, if that is what it is."""
    name = f"{desk.settings.addresses.case(id_).rstrip('/')}{_PAGE}"
    return (page for page in broken_pages(desk) if page.name == name)
