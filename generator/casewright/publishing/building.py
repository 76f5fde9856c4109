"""A build as our own command promises it: beside the old site, verified, then exchanged at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casewright.cases.library import Library
from casewright.checks.checker import Inspection
from casewright.faults import BrokenSiteError, ContentError
from casewright.printing.press import require_weasyprint
from casewright.printing.setting_out import set_out_all
from casewright.publishing.compiling import Compiled
from casewright.publishing.lock import build_lock
from casewright.publishing.searching import SearchBeside
from casewright.publishing.site_folder import check_site_folder
from casewright.publishing.swap import discard, make_room, publish
from casewright.publishing.verification import Verification
from casewright.settings import Settings
from casewright.tally import Tally

Engine = Callable[[Compiled, Path], None]
"""Renders a staged site into an empty folder."""


class Step(Protocol):
    """Watches over one step of the work, under its key in the catalogue."""

    def __call__(self, key: str, tally: Tally | None = None) -> AbstractContextManager[None]:
        """Begin the step; ``tally`` tells how far it has come."""


@dataclass(frozen=True, slots=True)
class Published:
    """What stands now: where, and how many pages."""

    folder: Path
    pages: int


def compile_sound(inspection: Inspection, settings: Settings) -> Compiled:
    """Compile what was inspected; raises ``ContentError`` where anything has an error."""
    if inspection.errors:
        raise ContentError(inspection.errors)
    library = Library.of(inspection.collection, drafts=settings.options.drafts)
    return Compiled(library, settings)


def publish_site(compiled: Compiled, site_dir: Path, engine: Engine, step: Step) -> Published:
    """Render a site and put it in place of the old one, which stands untouched until then.

    Raises ``BrokenSiteError`` where the new site has links that lead nowhere, ``WrongUseError``
    for a folder that is no place for a site, ``EnvironmentFaultError`` where the machine fails.
    """
    settings = compiled.settings
    work_dir = settings.work_dir
    site = check_site_folder(
        site_dir, root=settings.root, docs_dir=settings.docs_dir, work_dir=work_dir
    )
    if settings.options.pdf:
        require_weasyprint()
    with build_lock(work_dir):
        room = make_room(site)
        try:
            _render(compiled, room, engine, step)
            verification = Verification(room, settings.site_url or "")
            with step("progress.verify"):
                broken = verification.findings()
            if broken:
                raise BrokenSiteError(tuple(link.message for link in broken))
            publish(room, site)
        finally:
            discard(room)
    return Published(site, len(compiled.generated) + len(compiled.shared))


def _render(compiled: Compiled, room: Path, engine: Engine, step: Step) -> None:
    compiled.begin()
    search = SearchBeside(compiled)
    try:
        with step("progress.stage", compiled.made):
            compiled.write()
        compiled.rendered.total = len(compiled.generated)
        with step("progress.render", compiled.rendered):
            engine(compiled, room)
    except BaseException:
        search.drop()
        raise
    with step("progress.search"):
        search.place(room)
    if compiled.settings.options.pdf:
        tally = Tally()
        with step("progress.pdf", tally):
            set_out_all(compiled.desk, room, tally)
