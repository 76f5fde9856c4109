"""What a rule may ask about the rest of the project: the other cases, and files in the folder.

A case is first checked by itself: every question is answered by ``assume``, and recorded. Where
``ProjectIndex``, made of all records, answers otherwise, the case is checked again with it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final

from casewright.cases.collection import CasePath, Collection
from casewright.cases.dates import PartialDate
from casewright.cases.fields import is_id
from casewright.cases.names import SUFFIX, name_key
from casewright.cases.picture import MEDIA, PictureFault, look_at
from casewright.cases.summary import Date
from casewright.checks.nearest import nearest

Question = tuple[str | int, ...]
"""The name of a question and its arguments."""

Answer = str | bool


class Project:
    """Asks the questions of the rules of ``answer``; ``asked`` has those asked, with the answers.

    ``terms`` has the terms in use by vocabulary; ``None`` where a case may name another one.
    """

    def __init__(
        self,
        answer: Callable[[Question], Answer],
        terms: Mapping[str, frozenset[str] | None] = MappingProxyType({}),
    ) -> None:
        self._answer = answer
        self._terms = terms
        self.asked: dict[Question, Answer] = {}

    def has_case(self, case_id: str) -> bool:
        """Return whether a case file has an id, readable or not."""
        return bool(self._ask("has_case", case_id))

    def canonical_file(self, case_id: str) -> str:
        """Return which of several files with one id it belongs to; empty where one file has it."""
        return str(self._ask("canonical_file", case_id))

    def closest_case(self, text: str) -> str:
        """Return the case that was most likely meant by an id, a file's name or a title."""
        return str(self._ask("closest_case", text))

    def newest_after(self, date: str, months: int) -> str:
        """Return the newest date of any published case, if it is so many months after a date."""
        return str(self._ask("newest_after", date, months))

    def has_file(self, path: str) -> bool:
        """Return whether there is a file in the cases folder."""
        return bool(self._ask("has_file", path))

    def picture_fault(self, case_id: str, name: str) -> str:
        """Return what keeps a picture of a case from being shown; empty for nothing."""
        return str(self._ask("picture_fault", case_id, name))

    def closest_picture(self, case_id: str, name: str) -> str:
        """Return the picture of a case that was most likely meant."""
        return str(self._ask("closest_picture", case_id, name))

    def used_terms(self, vocabulary: str) -> frozenset[str] | None:
        """Return the terms that cases name; ``None`` where a case may name another one."""
        return self._terms.get(vocabulary)

    def _ask(self, *question: str | int) -> Answer:
        answer = self.asked[question] = self._answer(question)
        return answer


_ASSUMED: Final[Mapping[str, Answer]] = MappingProxyType({"has_case": True, "has_file": True})


def assume(question: Question) -> Answer:
    """Answer as a project without faults would."""
    return _ASSUMED.get(str(question[0]), "")


class ProjectIndex:
    """Answers from all files of a project.

    ``titles`` has the id and the title of every case, ``newest`` the newest date that a published
    case tells.
    """

    def __init__(
        self, collection: Collection, titles: Sequence[tuple[str, str]], newest: Date | None
    ) -> None:
        self._collection = collection
        self._titles = titles
        self._newest = newest

    def answer(self, question: Question) -> Answer:
        """Answer a question of ``Project``."""
        name, *arguments = question
        return _QUESTIONS[str(name)](self, *arguments)

    def has_case(self, case_id: str) -> bool:
        """Return whether a case file has an id."""
        return case_id in self._collection.case_ids

    def canonical_file(self, case_id: str) -> str:
        """Return the first file whose name is right, of those with the same id in any case."""
        same = self._collection.same_names.get(name_key(case_id), ())
        first = next((file.path for file in same if _is_right(file)), same[0].path if same else "")
        return first if len(same) > 1 else ""

    def closest_case(self, text: str) -> str:
        """Return the nearest id or title."""
        return nearest(text.removesuffix(SUFFIX).removesuffix(".md"), self._names)

    def newest_after(self, date: str, months: int) -> str:
        """Return the newest date, if it is so many whole months after a date."""
        start, end = PartialDate.parse(date).earliest, self._newest
        return str(PartialDate(*end)) if end and _months(start, end) >= months else ""

    def has_file(self, path: str) -> bool:
        """Look for a file in the cases folder."""
        return (self._collection.folder / path).is_file()

    def picture_fault(self, case_id: str, name: str) -> str:
        """Look at a picture."""
        picture = look_at(self._collection.folder, case_id, name)
        return str(picture) if isinstance(picture, PictureFault) else ""

    def closest_picture(self, case_id: str, name: str) -> str:
        """Return the nearest name; upper and lower case differ on a web server."""
        folder = self._collection.folder / MEDIA / case_id
        there = folder.iterdir() if folder.is_dir() else ()
        return nearest(name, {path.name.casefold(): path.name for path in there})

    @cached_property
    def _names(self) -> Mapping[str, str]:
        titles = {title.casefold(): id_ for id_, title in self._titles if title}
        return titles | {id_.casefold(): id_ for id_, _ in self._titles}


_QUESTIONS: Final[Mapping[str, Callable[..., Answer]]] = {
    question.__name__: question
    for question in (
        ProjectIndex.has_case,
        ProjectIndex.canonical_file,
        ProjectIndex.closest_case,
        ProjectIndex.newest_after,
        ProjectIndex.has_file,
        ProjectIndex.picture_fault,
        ProjectIndex.closest_picture,
    )
}


def _is_right(file: CasePath) -> bool:
    return is_id(file.id) and file.path.endswith(SUFFIX)


def _months(start: Date, end: Date) -> int:
    """Count the whole months from one day to another."""
    return (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2])
