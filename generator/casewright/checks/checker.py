"""All rules over all files, in one run: nothing stops at the first problem."""

from collections.abc import Collection as Names
from dataclasses import dataclass

from casewright.cases.collection import Collection, read_collection
from casewright.checks.registry import RULES
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
    """Read a knowledge base and check it; see ``check`` for ``only``, ``tally`` counts the files."""
    tally = tally or Tally()
    collection = read_collection(settings.docs_dir, settings.root, tally)
    return Inspection(collection, check(collection, settings, only))


def check(
    collection: Collection, settings: Settings, only: Names[str] | None = None
) -> tuple[Diagnostic, ...]:
    """Give every diagnostic in the order of files, lines and columns.

    ``only`` names the files to report on (by the path that reports use); they are still held
    against all the others.
    """
    context = Context(collection, settings)
    files = (file for file in collection.files if only is None or file.source.path in only)
    found = (item for file in files for rule in RULES for item in rule.diagnose(file, context))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))
