"""Questions that rules ask about the rest of the project: other cases, and files in the folder.

A case is first checked on its own: ``assume`` answers every question, and the answers are recorded.
If ``ProjectIndex``, made from all records, gives other answers, the case is checked again.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from casewright.cases.dates import PartialDate
from casewright.cases.fields import is_id
from casewright.cases.summary import Date
from casewright.checks.suggestions import closest_match
from casewright.loader.collection import CasePath, Collection
from casewright.loader.images import MEDIA_DIR, ImageInfo, find_damage, inspect_image
from casewright.paths import SUFFIX, name_key

Question = tuple[str | int, ...]
"""The name of a question and its arguments."""

Answer = str | bool


class KnownCase(NamedTuple):
    """What other files may need to know of a case; ``anchors`` is ``None`` if it has an error."""

    title: str
    is_left_out: bool
    anchors: frozenset[str] | None
    aliases: tuple[str, ...] = ()


class Project:
    """Pass the questions of rules to ``answer``, and record them with their answers in ``asked``.

    ``terms`` holds the used terms by vocabulary; ``None`` if a case may use others.
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
        """Return whether a case file has an id, even if it cannot be read."""
        return bool(self._ask("has_case", case_id))

    def is_left_out(self, case_id: str) -> bool:
        """Return whether a case is a draft that the site does not show."""
        return bool(self._ask("is_left_out", case_id))

    def has_anchor(self, case_id: str, anchor: str) -> bool:
        """Return whether the page of a case has an anchor; true for a case with errors."""
        return bool(self._ask("has_anchor", case_id, anchor))

    def canonical_file(self, case_id: str) -> str:
        """Return which of several files with the same id owns it; empty if there is one file."""
        return str(self._ask("canonical_file", case_id))

    def renamed(self, case_id: str) -> str:
        """Return what a case is called now that had an id before; empty for no former id."""
        return str(self._ask("renamed", case_id))

    def address_holder(self, case_id: str, alias: str) -> str:
        """Return the file of another case that has an alias of a case as its id or alias."""
        return str(self._ask("address_holder", case_id, alias))

    def closest_case(self, text: str) -> str:
        """Return the case that was most likely meant by an id, a file name or a title."""
        return str(self._ask("closest_case", text))

    def newest_after(self, date: str, months: int) -> str:
        """Return the newest date of any published case, if it is that many months after a date."""
        return str(self._ask("newest_after", date, months))

    def has_file(self, path: str) -> bool:
        """Return whether a file exists in the cases folder."""
        return bool(self._ask("has_file", path))

    def picture_fault(self, case_id: str, name: str) -> str:
        """Return why an image of a case cannot be shown; empty if it can."""
        return str(self._ask("picture_fault", case_id, name))

    def closest_picture(self, case_id: str, name: str) -> str:
        """Return the image of a case that was most likely meant."""
        return str(self._ask("closest_picture", case_id, name))

    def used_terms(self, vocabulary: str) -> frozenset[str] | None:
        """Return the terms that cases use; ``None`` if a case may use others."""
        return self._terms.get(vocabulary)

    def _ask(self, *question: str | int) -> Answer:
        answer = self.asked[question] = self._answer(question)
        return answer


_ASSUMED: Final[Mapping[str, Answer]] = MappingProxyType(
    {"has_case": True, "has_file": True, "has_anchor": True}
)


def assume(question: Question) -> Answer:
    """Answer as a project without problems would."""
    return _ASSUMED.get(str(question[0]), "")


class ProjectIndex:
    """Answers from all files of a project.

    ``cases`` holds the known facts about every case, ``newest`` the newest date in a published
    case; ``verdicts`` is the folder that caches which images could be decoded.
    """

    def __init__(
        self,
        collection: Collection,
        cases: Mapping[str, KnownCase],
        newest: Date | None,
        verdicts: Path,
    ) -> None:
        self._collection = collection
        self._cases = cases
        self._newest = newest
        self._verdicts = verdicts

    def answer(self, question: Question) -> Answer:
        """Answer a question of ``Project``."""
        name, *arguments = question
        return _QUESTIONS[str(name)](self, *arguments)

    def has_case(self, case_id: str) -> bool:
        """Return whether a case file has an id."""
        return case_id in self._collection.case_ids

    def is_left_out(self, case_id: str) -> bool:
        """Return whether a case is a draft that is not shown."""
        known = self._cases.get(self._renamed.get(case_id, case_id))
        return bool(known and known.is_left_out)

    def has_anchor(self, case_id: str, anchor: str) -> bool:
        """Return whether the page of a case has an anchor."""
        if case_id in self._renamed:
            return False  # a redirect page has none
        known = self._cases.get(case_id)
        return not known or known.anchors is None or anchor in known.anchors

    def canonical_file(self, case_id: str) -> str:
        """Return the file with a valid name, of those whose ids differ only in case."""
        same = self._collection.same_names.get(name_key(case_id), ())
        first = next((file.path for file in same if _is_right(file)), same[0].path if same else "")
        return first if len(same) > 1 else ""

    def renamed(self, case_id: str) -> str:
        """Return the id of the case that has an alias."""
        return self._renamed.get(case_id, "")

    def address_holder(self, case_id: str, alias: str) -> str:
        """Return the file of the living case, else of the first case that has an alias."""
        holder = alias if alias in self._cases else self._renamed.get(alias, case_id)
        same = self._collection.same_names.get(name_key(holder), ())
        return "" if holder == case_id and alias != case_id else same[0].path

    def closest_case(self, text: str) -> str:
        """Return the case with an alias, else the nearest id or title."""
        name = text.removesuffix(SUFFIX).removesuffix(".md")
        return self._renamed.get(name) or closest_match(name, self._names)

    def newest_after(self, date: str, months: int) -> str:
        """Return the newest date, if it is that many full months after a date."""
        start, end = PartialDate.parse(date).earliest, self._newest
        return str(PartialDate(*end)) if end and _months(start, end) >= months else ""

    def has_file(self, path: str) -> bool:
        """Return whether a file exists in the cases folder."""
        try:
            file = self._collection.folder / path
            return file.is_file() and not file.is_symlink()
        except (OSError, ValueError):  # the name is too long, or not valid for a file
            return False

    def picture_fault(self, case_id: str, name: str) -> str:
        """Return why an image cannot be shown."""
        picture = inspect_image(self._collection.folder, case_id, name)
        if isinstance(picture, ImageInfo):
            return str(find_damage(picture, self._verdicts) or "")
        return str(picture)

    def closest_picture(self, case_id: str, name: str) -> str:
        """Return the most similar name; web servers distinguish upper and lower case."""
        folder = self._collection.folder / MEDIA_DIR / case_id
        there = folder.iterdir() if folder.is_dir() else ()
        return closest_match(name, {path.name.casefold(): path.name for path in there})

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """The ids of cases by their aliases; of two cases with one alias, the first."""
        pairs = [(alias, id_) for id_, one in self._cases.items() for alias in one.aliases]
        return {alias: id_ for alias, id_ in reversed(pairs) if alias not in self._cases}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        titles = {one.title.casefold(): id_ for id_, one in self._cases.items() if one.title}
        return titles | {id_.casefold(): id_ for id_ in self._cases}


_QUESTIONS: Final[Mapping[str, Callable[..., Answer]]] = {
    question.__name__: question
    for question in (
        ProjectIndex.has_case,
        ProjectIndex.is_left_out,
        ProjectIndex.has_anchor,
        ProjectIndex.canonical_file,
        ProjectIndex.renamed,
        ProjectIndex.address_holder,
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
    """Return the number of full months between two days."""
    return (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2])
