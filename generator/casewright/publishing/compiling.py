"""From a knowledge base that was found to be sound to its staging tree: pages, pictures, colours.

This is all an engine gets to see, and nothing here knows which engine it will be.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from casewright.cases.library import Library
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.publishing.handwritten import handwritten_files
from casewright.publishing.moment import date_of
from casewright.publishing.pictures import Darkroom
from casewright.publishing.staging import Staged, stage
from casewright.rendering.desk import Desk, Page
from casewright.rendering.environment import make_environment
from casewright.rendering.list_pages import HOME, home_page
from casewright.rendering.pages import all_pages
from casewright.settings import Settings
from casewright.tally import Tally
from casewright.views.card import Card
from casewright.views.picture import Shown


@dataclass(frozen=True)
class Compiled:
    """A site's staging tree as it should stand, before anything is written.

    ``troubles`` holds, by case, what is wrong with files that a preview shows all the same.
    ``made`` counts the pages as they are made here, ``rendered`` as the engine renders them.
    """

    library: Library
    settings: Settings
    troubles: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    made: Tally = field(default_factory=Tally, compare=False)
    rendered: Tally = field(default_factory=Tally, compare=False)

    @cached_property
    def desk(self) -> Desk:
        """What the pages of this site are made of."""
        environment = make_environment(self.settings)
        return Desk(self.library, self.settings, environment, self.pictures, self.troubles)

    @cached_property
    def date(self) -> dt.date:
        """The date that the site is of."""
        return date_of(self.library)

    @cached_property
    def pictures(self) -> Mapping[str, Mapping[str, Shown]]:
        """The pictures of every case that has any, made ready."""
        darkroom = Darkroom(self.settings.docs_dir, self.settings.work_dir / "pictures")
        return {case.id: darkroom.shown(case) for case in self.library.cases if case.images}

    @property
    def cards(self) -> Mapping[str, Card]:
        """The cards of all cases."""
        return self.desk.cards

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The hand-written files by their staged names."""
        return handwritten_files(self.settings.docs_dir)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every generated page by its staged name."""
        pages = {page.name: page for page in self.made.over(all_pages(self.desk))}
        for name in self.files:
            if name in pages:
                raise WrongUseError(Message("fault.page-collision", {"page": name}))
        return {**pages, HOME: home_page(self.desk, self._lead())}

    @cached_property
    def generated(self) -> frozenset[str]:
        """The names of the pages in which no hand-written Markdown stands."""
        return frozenset(name for name in self.pages if name.endswith(".md")) - {HOME}

    @property
    def edited_in(self) -> Mapping[str, str]:
        """The file in the cases folder behind each staged page that has one."""
        generated = {name: page.source for name, page in self.pages.items() if page.source}
        return {**{name: name for name in self.files}, **generated}

    def write(self) -> Staged:
        """Write the staging tree: only what changed."""
        texts = {name: page.text for name, page in self.pages.items()}
        copies = {name: path for name, path in self.files.items() if name != HOME}
        shown = (picture for pictures in self.pictures.values() for picture in pictures.values())
        copies |= {picture.address: picture.path for picture in shown}
        return stage(texts, self.settings.staging_dir, copies)

    def _lead(self) -> str | None:
        """Read the hand-written part of the home page, where there is one."""
        home = self.files.get(HOME)
        return home.read_text(encoding="utf-8") if home else None
