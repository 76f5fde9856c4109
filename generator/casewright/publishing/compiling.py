"""From a knowledge base that was found to be sound to its staging tree: pages, pictures, colours.

This is all an engine gets to see, and nothing here knows which engine it will be.
"""

import datetime as dt
import gc
from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.faults import WrongUseError
from casewright.forked import Beside
from casewright.locale.message import Message
from casewright.publishing.handwritten import handwritten_files
from casewright.publishing.moment import date_of
from casewright.publishing.staging import Staged, Staging, check
from casewright.publishing.used_files import find_used
from casewright.rendering.desk import Desk, Page
from casewright.rendering.environment import make_environment
from casewright.rendering.pages import KINDS, KINDS_APART, pages_by_case, pages_of, shared_pages
from casewright.rendering.templates import Templates
from casewright.settings import Settings
from casewright.tally import Tally
from casewright.views.card import Card
from casewright.views.picture import Shown

WORTHWHILE: Final = 100
"""Cases from which a second process gains more than it costs."""


class Outline(NamedTuple):
    """Which pages a site has, without the pages: see ``Compiled.sources`` and ``generated``."""

    sources: Mapping[str, str | None]
    generated: frozenset[str]


class _Laid(NamedTuple):
    """A staged page: its name, the file behind it, and whether it had to be written."""

    name: str
    source: str | None
    written: bool


@dataclass(frozen=True)
class Compiled:
    """A site's staging tree as it should stand, before anything is written.

    ``troubles`` holds, by case, what is wrong with files that a preview shows all the same.
    ``made`` counts the pages as they are made here, ``rendered`` as the engine renders them.
    ``templates`` may have been begun before.
    """

    library: Library
    settings: Settings
    troubles: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    made: Tally = field(default_factory=Tally, compare=False)
    rendered: Tally = field(default_factory=Tally, compare=False)
    templates: Templates | None = field(default=None, compare=False)

    @cached_property
    def desk(self) -> Desk:
        """What the pages of this site are made of."""
        begun = self.templates
        environment = begun.environment if begun else make_environment(self.settings)
        return Desk(self.library, self.settings, environment, self.pictures, self.troubles)

    @cached_property
    def date(self) -> dt.date:
        """The date that the site is of."""
        return date_of(self.library)

    @cached_property
    def pictures(self) -> Mapping[str, Mapping[str, Shown]]:
        """The pictures of every case that has any, made ready."""
        return {case.id: self.pictures_of(case) for case in self.library.cases if case.images}

    def pictures_of(self, case: Case) -> Mapping[str, Shown]:
        """Make the pictures of one case ready."""
        from casewright.publishing.pictures import Darkroom  # noqa: PLC0415  (slow to load)

        return Darkroom(self.settings.docs_dir, self.settings.work_dir / "pictures").shown(case)

    @property
    def cards(self) -> Mapping[str, Card]:
        """The cards of all cases."""
        return self.desk.cards

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The hand-written files that are published, by their staged names."""
        return find_used(self._all_files, self.library.cases, self.settings)

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The names of the files in the cases folder that the site leaves out."""
        return tuple(name for name in self._all_files if name not in self.files)

    @cached_property
    def _all_files(self) -> Mapping[str, Path]:
        return handwritten_files(self.settings.docs_dir)

    def begin(self) -> None:
        """Begin what is done beside, while no thread is running yet.

        Raises ``WrongUseError`` at once where the variable for the site's date holds nonsense.
        """
        _ = self.date, self.hand

    @property
    def large(self) -> bool:
        """Tell whether the site is work for more than one process."""
        return len(self.library.cases) >= WORTHWHILE

    @cached_property
    def hand(self) -> Beside[list[_Laid]]:
        """A second pair of hands: stages the other half of the pages, by the same functions.

        What both need is made before the ways part: the cards, the pictures and a first case's
        pages, for the sake of their templates. What stands by then is kept out of the search for
        garbage, which would copy it.
        """
        _ = self._staging, self.cards, [*pages_by_case(self.desk, self.library.cases[:1])]
        gc.freeze()
        return Beside(lambda: list(self._lay(1)), worthwhile=self.large)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every generated page by its staged name, all at once; raises as ``write`` does."""
        pages = {page.name: page for number in (0, 1) for page in self._part(number)}
        self._check_pages(pages)
        return {**pages, **self.shared}

    @cached_property
    def _staging(self) -> Staging:
        return Staging(self.settings.staging_dir)

    def _lay(self, number: int) -> Iterator[_Laid]:
        """Stage one half of the pages, each as soon as it is made."""
        for page in self._part(number):
            yield _Laid(page.name, page.source, self._staging.put(page.name, page.content))

    def _part(self, number: int) -> Iterator[Page]:
        """Make one half of the pages: of every second case, and of kinds as much work."""
        kinds = (KINDS, KINDS_APART)[number]
        yield from pages_by_case(self.desk, self.library.cases[number::2])
        yield from pages_of(self.desk, kinds)

    @cached_property
    def shared(self) -> Mapping[str, Page]:
        """The pages part of which is written by hand."""
        return {page.name: page for page in shared_pages(self.desk, self._written)}

    @cached_property
    def generated(self) -> frozenset[str]:
        """The names of the pages in which no hand-written Markdown stands."""
        return frozenset(name for name in self.sources if name.endswith(".md")) - {*self.shared}

    @cached_property
    def sources(self) -> Mapping[str, str | None]:
        """The names of all generated pages, each with the file in the cases folder behind it."""
        return {name: page.source for name, page in self.pages.items()}

    @property
    def page_count(self) -> int:
        """How many pages the engine has to render, those written by hand among them."""
        return sum(name.endswith(".md") for name in (*self.sources, *self.copies))

    @property
    def outline(self) -> Outline:
        """What another may take over that makes only some of the pages anew."""
        return Outline(self.sources, self.generated)

    def take(self, outline: Outline) -> None:
        """Take the names of the pages from when they were all made, rather than make them."""
        vars(self).update(outline._asdict())

    @property
    def edited_in(self) -> Mapping[str, str]:
        """The file in the cases folder behind each staged page that has one."""
        generated = {name: source for name, source in self.sources.items() if source}
        return {**{name: name for name in self.files}, **generated}

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every generated page, by its staged name."""
        return {name: page.text for name, page in self.pages.items()}

    @cached_property
    def copies(self) -> Mapping[str, Path]:
        """What is copied into the staging tree as it is, by staged name."""
        files = {name: path for name, path in self.files.items() if name not in self.sources}
        shown = (picture for pictures in self.pictures.values() for picture in pictures.values())
        return {**files, **{picture.address: picture.path for picture in shown}}

    def write(self) -> Staged:
        """Write the staging tree, only what changed; no page is kept longer than that takes.

        Raises ``WrongUseError`` for a hand-written page at the address of a generated one, and as
        ``stage`` does.
        """
        staging, hand = self._staging, self.hand
        laid = [*self.made.over(self._lay(0)), *self.made.over(hand.result())]
        self._check_pages({name for name, *_ in laid})
        laid += [
            _Laid(page.name, page.source, staging.put(page.name, page.content))
            for page in self.shared.values()
        ]
        vars(self)["sources"] = {name: source for name, source, _ in laid}
        check([*(name for name, *_ in laid), *self.copies], self.copies)
        staging.note({name: written for name, _, written in laid})
        del vars(self)["_staging"]
        return staging.finish(self.copies)

    def _check_pages(self, generated: Names[str]) -> None:
        for name in self.files:
            if name in generated:
                raise WrongUseError(Message("fault.page-collision", {"page": name}))

    def _written(self, name: str) -> str | None:
        """Read the hand-written part of a page, where there is one."""
        file = self.files.get(name)
        return file.read_text(encoding="utf-8") if file else None
