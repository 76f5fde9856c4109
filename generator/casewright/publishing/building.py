"""A build as our own command promises it: beside the old site, verified, then exchanged at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casewright.build.project import LoadedProject
from casewright.faults import BrokenSiteError, ContentError
from casewright.printing.press import require_weasyprint
from casewright.printing.setting_out import set_out_all
from casewright.publishing.compiling import Compiled
from casewright.publishing.machine import machine_faults
from casewright.publishing.searching import SearchBeside
from casewright.publishing.site_folder import check_site_folder
from casewright.publishing.swap import discard, make_room, publish
from casewright.publishing.verification import Verification
from casewright.rendering.templates import Templates
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


def compiled_of(
    project: LoadedProject, settings: Settings, templates: Templates | None = None
) -> Compiled:
    """Compile what may be shown of a project, sound or not."""
    index = project.index(drafts=settings.options.drafts)
    return Compiled(index, settings, templates=templates)


def compile_sound(project: LoadedProject, settings: Settings) -> Compiled:
    """Compile a project; raises ``ContentError`` where anything has an error."""
    require_sound(project)
    return compiled_of(project, settings)


def require_sound(project: LoadedProject) -> None:
    """Raise ``ContentError`` where anything has an error."""
    if project.errors:
        raise ContentError(project.errors)


def publish_site(
    compiled: Compiled, search: SearchBeside, site_dir: Path, engine: Engine, step: Step
) -> Published:
    """Render a site and put it in place of the old one, which stands untouched until then.

    To be called under ``build_lock``; ``search`` may have been begun before. Raises
    ``BrokenSiteError`` where the new site has links that lead nowhere, ``WrongUseError`` for a
    folder that is no place for a site, ``EnvironmentFaultError`` where the machine fails.
    """
    settings = compiled.settings
    site = check_site_folder(
        site_dir, root=settings.root, docs_dir=settings.docs_dir, work_dir=settings.work_dir
    )
    if settings.options.pdf:
        require_weasyprint()
    room = make_room(site)
    try:
        compiled.begin()
        search.begin()
        _render(compiled, room, engine, step)
        _look_over(room, settings.site_url or "", step)
        with step("progress.search"):
            search.place(room)
        publish(room, site)
    finally:
        discard(room)
    return Published(site, len(compiled.generated) + len(compiled.shared))


def _render(compiled: Compiled, room: Path, engine: Engine, step: Step) -> None:
    with step("progress.stage", compiled.made):
        compiled.write()
    compiled.rendered.total = compiled.page_count
    with step("progress.render", compiled.rendered), machine_faults(room):
        engine(compiled, room)
    if compiled.settings.options.pdf:
        tally = Tally()
        with step("progress.pdf", tally):
            set_out_all(compiled.desk, room, tally)


def _look_over(room: Path, site_url: str, step: Step) -> None:
    verification = Verification(room, site_url)
    with step("progress.verify"):
        broken = verification.findings()
    if broken:
        raise BrokenSiteError(tuple(link.message for link in broken))
