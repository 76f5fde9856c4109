"""All rules over all files, in one run: nothing stops at the first problem."""

from collections.abc import Collection as Names
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from casewright.cases.collection import Collection, File, read_collection
from casewright.cases.form import case_model
from casewright.checks.accepted import read_accepted
from casewright.checks.registry import PAGE_RULES, RULES
from casewright.checks.rule import Context
from casewright.checks.rules.personal_data import veil_of
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.forked import Beside
from casewright.settings import Settings
from casewright.tally import Tally

WORTHWHILE: Final = 200
"""Files from which a second process gains more than it costs."""


@dataclass(frozen=True)
class Inspection:
    """A knowledge base as it was read, and everything there is to say about it."""

    collection: Collection
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the site from being published."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def inspect(settings: Settings, only: Names[str] | None = None) -> Inspection:
    """Read a knowledge base and check it; for ``only`` see ``Checking``."""
    return Checking(read(settings), settings, only).inspection()


def read(settings: Settings, tally: Tally | None = None) -> Collection:
    """Read a knowledge base by its own form; ``tally`` counts the cases."""
    model = case_model(settings.options.sections)
    return read_collection(settings.docs_dir, settings.root, tally or Tally(), model)


def check(
    collection: Collection, settings: Settings, only: Names[str] | None = None
) -> tuple[Diagnostic, ...]:
    """Give every diagnostic of a collection; for ``only`` see ``Checking``."""
    return Checking(collection, settings, only).inspection().diagnostics


class Checking:
    """The check of what was read, begun at once, and by two processes where it is much.

    ``only`` names the files to report on (by the path that reports use); they are still held
    against all the others.
    """

    def __init__(
        self, collection: Collection, settings: Settings, only: Names[str] | None = None
    ) -> None:
        self._collection = collection
        self._context = Context(collection, settings, read_accepted(settings.root))
        files = [file for file in collection.files if only is None or file.source.path in only]
        pages = [page for page in collection.page_files if only is None or page.source.path in only]
        half = len(files) // 2
        self._here, self._pages = files[:half], pages
        there = partial(self._look, files[half:])
        self._there = Beside(there, worthwhile=len(files) >= WORTHWHILE)

    def inspection(self) -> Inspection:
        """Give every diagnostic in the order of files, lines and columns."""
        found = [*self._look(self._here), *self._look_at_pages(), *self._there.result()]
        ordered = sorted(found, key=lambda diagnostic: diagnostic.order)
        return Inspection(self._collection, tuple(ordered))

    def _look(self, files: Sequence[File]) -> list[Diagnostic]:
        return [item for file in files for item in _diagnose(file, self._context)]

    def _look_at_pages(self) -> Iterator[Diagnostic]:
        for page in self._pages:
            for rule in PAGE_RULES:
                yield from rule.diagnose(page, self._context)


def _diagnose(file: File, context: Context) -> Iterator[Diagnostic]:
    veil = veil_of(file, context)
    for rule in RULES:
        yield from rule.diagnose(file, context, veil)
