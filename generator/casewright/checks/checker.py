"""All rules over all files, in one run: nothing stops at the first problem."""

from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from casewright.cases.collection import Collection, read_collection
from casewright.cases.files import PageFile, Readable
from casewright.cases.form import case_model
from casewright.checks.accepted import read_accepted
from casewright.checks.facts import NOTHING_KNOWN, Facts, all_facts
from casewright.checks.registry import PAGE_RULES, RULES
from casewright.checks.rule import Context
from casewright.checks.rules.personal_data import veil_of
from casewright.checks.surroundings import Surroundings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.forked import Beside
from casewright.settings import Settings
from casewright.tally import Tally

WORTHWHILE: Final = 200
"""Files from which a second process gains more than it costs."""


@dataclass(frozen=True)
class Inspection:
    """A knowledge base, and everything there is to say about it; ``drafts`` counts those in it."""

    collection: Collection
    diagnostics: tuple[Diagnostic, ...]
    drafts: int

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
    against all the others. ``known`` are the facts of cases that have not changed since.
    """

    def __init__(
        self,
        collection: Collection,
        settings: Settings,
        only: Names[str] | None = None,
        known: Mapping[str, Facts] = NOTHING_KNOWN,
    ) -> None:
        self._collection = collection
        vocabularies = collection.vocabulary_files
        self.facts = all_facts(collection, known)
        around = Surroundings(collection, settings, self.facts)
        self._context = Context(vocabularies, settings, read_accepted(settings.root), around)
        files = [file for file in collection.files if only is None or file.path in only]
        self._pages = [page for page in collection.page_files if only is None or page.path in only]
        half = len(files) // 2
        self._here = files[:half]
        there = partial(diagnose_all, files[half:], self._context)
        self._there = Beside(there, worthwhile=len(files) >= WORTHWHILE)

    def inspection(self) -> Inspection:
        """Give every diagnostic in the order of files, lines and columns."""
        here = diagnose_all([*self._here, *self._pages], self._context)
        drafts = sum(facts.draft for facts in self.facts.values())
        return Inspection(self._collection, in_order([*here, *self._there.result()]), drafts)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics in the order of files, lines and columns."""
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def diagnose_all(files: Sequence[Readable], context: Context) -> list[Diagnostic]:
    """Give what there is to say about some files."""
    return [item for file in files for item in diagnose(file, context)]


def diagnose(file: Readable, context: Context) -> Iterator[Diagnostic]:
    """Look at a file with every rule that is for it."""
    if isinstance(file, PageFile):
        for page_rule in PAGE_RULES:
            yield from page_rule.diagnose(file, context)
        return
    veil = veil_of(file, context)
    for rule in RULES:
        yield from rule.diagnose(file, context, veil)
