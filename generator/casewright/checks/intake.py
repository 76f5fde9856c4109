"""The intake: a knowledge base read and checked for whoever builds from it, the cases first.

Of a large one two processes each read one half and then check it. The cases are handed over in
between, so that other work begins while the check is still going on.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Self

from casewright.cases.collection import Collection, list_collection
from casewright.cases.files import CaseFile
from casewright.cases.form import case_model
from casewright.checks.accepted import read_accepted
from casewright.checks.checker import WORTHWHILE, Inspection, diagnose_all, in_order
from casewright.checks.facts import Facts, facts_of
from casewright.checks.rule import Context
from casewright.checks.surroundings import Surroundings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.settings import Settings
from casewright.tally import Tally
from casewright.together import Together


class _Half(NamedTuple):
    """What one process has read: the facts of its cases by path, and their states."""

    facts: Mapping[str, Facts]
    states: Sequence[Mapping[str, object] | None] = ()


class Intake:
    """The reading and checking of a knowledge base, begun at once; ``tally`` counts the cases.

    Left with an error, it is given up.
    """

    def __init__(self, settings: Settings, tally: Tally) -> None:
        model = case_model(settings.options.sections)
        self._listed = list_collection(settings.docs_dir, settings.root, model)
        self._settings = settings
        self._tally = tally
        cases = self._listed.case_files
        tally.total = len(cases)
        self._work = Together(
            cases, self._read, self._check, worthwhile=len(cases) >= WORTHWHILE, tell=_facts_alone
        )

    def __enter__(self) -> Self:
        """Give the intake."""
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Give it up, where something failed."""
        if error:
            self._work.drop()

    def collection(self) -> Collection:
        """Give what was read; raises ``OSError`` where the machine stands in the way."""
        states = chain.from_iterable(half.states for half in self._work.parts)
        for file, state in zip(self._listed.case_files, states, strict=True):
            if "case" not in vars(file):
                file.take(state)
        self._tally.done = self._tally.total
        return self._listed

    def inspection(self) -> Inspection:
        """Give everything there is to say about it; of the cases no more is kept than they are."""
        found = [*chain.from_iterable(self._work.results())]
        listed, context = self._listed, self._context(self._work.parts)
        for file in listed.case_files:
            file.let_go()
        found += diagnose_all([*listed.vocabulary_files, *listed.page_files], context)
        drafts = sum(facts.draft for facts in context.around.facts.values())
        return Inspection(listed, in_order(found), drafts)

    def _read(self, files: Sequence[CaseFile]) -> _Half:
        vocabularies = self._listed.vocabulary_files
        facts = {file.path: facts_of(file, vocabularies) for file in self._tally.over(files)}
        return _Half(facts, [file.state for file in files])

    def _check(self, files: Sequence[CaseFile], halves: Sequence[_Half]) -> list[Diagnostic]:
        return diagnose_all(files, self._context(halves))

    def _context(self, halves: Sequence[_Half]) -> Context:
        facts = {path: one for half in halves for path, one in half.facts.items()}
        around = Surroundings(self._listed, self._settings, facts)
        accepted = read_accepted(self._settings.root)
        return Context(self._listed.vocabulary_files, self._settings, accepted, around)


def _facts_alone(half: _Half) -> _Half:
    return _Half(half.facts)
