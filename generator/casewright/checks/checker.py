"""All rules over all files, in one run: nothing stops at the first problem."""

from collections.abc import Collection as Names
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from casewright.cases.collection import Collection, File, read_collection
from casewright.cases.form import case_model
from casewright.checks.accepted import Accepted, read_accepted
from casewright.checks.personal_data import veil_of
from casewright.checks.registry import PAGE_RULES, RULES
from casewright.checks.rule import Context
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.settings import Settings
from casewright.tally import Tally


@dataclass(frozen=True)
class Inspection:
    """A knowledge base as it was read, and everything there is to say about it."""

    collection: Collection
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the site from being published."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def inspect(
    settings: Settings, only: Names[str] | None = None, tally: Tally | None = None
) -> Inspection:
    """Read a knowledge base and check it; for ``only`` see ``check``, ``tally`` counts files."""
    tally = tally or Tally()
    collection = read_collection(
        settings.docs_dir, settings.root, tally, case_model(settings.options.sections)
    )
    return Inspection(collection, check(collection, settings, only, read_accepted(settings.root)))


def check(
    collection: Collection,
    settings: Settings,
    only: Names[str] | None = None,
    accepted: Accepted | None = None,
) -> tuple[Diagnostic, ...]:
    """Give every diagnostic in the order of files, lines and columns.

    ``only`` names the files to report on (by the path that reports use); they are still held
    against all the others. ``accepted`` holds the false alarms that somebody has looked at.
    """
    context = Context(collection, settings, accepted or {})
    files = (file for file in collection.files if only is None or file.source.path in only)
    pages = (page for page in collection.page_files if only is None or page.source.path in only)
    found = chain(
        (item for file in files for item in _diagnose(file, context)),
        (item for page in pages for rule in PAGE_RULES for item in rule.diagnose(page, context)),
    )
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def _diagnose(file: File, context: Context) -> Iterator[Diagnostic]:
    veil = veil_of(file, context)
    for rule in RULES:
        yield from rule.diagnose(file, context, veil)
