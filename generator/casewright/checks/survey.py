"""The check that reads no more than it has to: what the command ``check`` does.

Its report is the same as that of ``Checking``, which is for whoever needs the cases as well.
"""

from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from casewright.cases.collection import list_collection
from casewright.cases.files import CaseFile, Readable
from casewright.cases.form import case_model
from casewright.checks.accepted import read_accepted
from casewright.checks.checker import WORTHWHILE, Inspection, diagnose, diagnose_all, in_order
from casewright.checks.facts import Facts, facts_of
from casewright.checks.fingerprint import fingerprint
from casewright.checks.memory import NAME, Memory, Seen
from casewright.checks.rule import Context
from casewright.checks.rules.personal_data import veil_of
from casewright.checks.surroundings import Surroundings
from casewright.settings import Settings
from casewright.together import Together


def survey(settings: Settings, only: Names[str] | None = None) -> Inspection:
    """Check a knowledge base, or the files of it that ``only`` names as reports do."""
    return _Survey(settings, only).inspection()


class _Survey:
    def __init__(self, settings: Settings, only: Names[str] | None) -> None:
        model = case_model(settings.options.sections)
        self._collection = list_collection(settings.docs_dir, settings.root, model)
        self._settings = settings
        self._only = only
        self._accepted = read_accepted(settings.root)
        seal = fingerprint(self._collection, settings, self._accepted)
        file = settings.work_dir / NAME
        cases = self._collection.case_files
        self._memory = Memory.recall(file, seal, settings.docs_dir, cases)
        self._known = self._memory.facts()

    def inspection(self) -> Inspection:
        """Look at what is new, then ask the memory about the rest."""
        cases = self._collection.case_files
        new = [file for file in cases if file.path not in self._known]
        rest = [file for file in cases if file.path in self._known and self._is_wanted(file)]
        worthwhile = len(new) >= WORTHWHILE
        with Together(new, self._facts_of, self._see_all, worthwhile=worthwhile) as work:
            seen = [one for half in work.results() for one in half]
        context = self._context(({one.path: one.facts for one in seen},))
        remembered = {file: self._memory.report(file.path, context.around) for file in rest}
        seen += [self._see(file, context) for file, report in remembered.items() if report is None]
        if seen:
            self._memory.keep(seen)
        others: tuple[Readable, ...] = (
            *self._collection.vocabulary_files,
            *self._collection.page_files,
        )
        found = chain(
            diagnose_all([file for file in others if self._is_wanted(file)], context),
            *(report for report in remembered.values() if report),
            *(one.report for one in seen if one.report),
        )
        drafts = sum(facts.draft for facts in context.around.facts.values())
        return Inspection(self._collection, in_order(found), drafts)

    def _is_wanted(self, file: Readable) -> bool:
        return self._only is None or file.path in self._only

    def _facts_of(self, files: Sequence[CaseFile]) -> dict[str, Facts]:
        vocabularies = self._collection.vocabulary_files
        return {file.path: facts_of(file, vocabularies) for file in files}

    def _context(self, parts: Iterable[Mapping[str, Facts]]) -> Context:
        facts = self._known | {path: one for part in parts for path, one in part.items()}
        around = Surroundings(self._collection, self._settings, facts)
        return Context(self._collection.vocabulary_files, self._settings, self._accepted, around)

    def _see_all(
        self, files: Sequence[CaseFile], parts: Iterable[Mapping[str, Facts]]
    ) -> list[Seen]:
        context = self._context(parts)
        return [self._see(file, context) for file in files]

    def _see(self, file: CaseFile, context: Context) -> Seen:
        around = context.around
        around.asked.clear()
        report = list(diagnose(file, context)) if self._is_wanted(file) else None
        asked, facts = dict(around.asked), around.facts[file.path]
        veil = veil_of(file, context)
        if facts.title and veil(facts.title) != facts.title:
            facts = facts._replace(title=None)
        said = (str(part) for question, answer in asked.items() for part in (*question, answer))
        return Seen(
            file.path, facts, asked if all(veil(one) == one for one in said) else None, report
        )
