"""What lies around a file: the other cases, and what else is in the folder.

Every answer is noted, so that whoever remembers a report can ask again and hear whether it would
still be the same.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final, TypeVar

from casewright.cases.collection import Collection
from casewright.cases.dates import PartialDate
from casewright.cases.fields import is_id
from casewright.cases.files import CaseFile
from casewright.cases.names import SUFFIX, name_key
from casewright.cases.picture import MEDIA, Picture, find_damage, look_at
from casewright.checks.anchors import anchors_of
from casewright.checks.facts import Day, Facts, title_of
from casewright.checks.nearest import nearest
from casewright.settings import Settings

Question = tuple[str | int, ...]
"""The name of a question and what it is about."""

Answer = str | bool

_Answer = TypeVar("_Answer", str, bool)


class Surroundings:
    """Answers the questions of the rules; ``facts`` has those of every case, by its path."""

    def __init__(
        self, collection: Collection, settings: Settings, facts: Mapping[str, Facts]
    ) -> None:
        self._collection = collection
        self._settings = settings
        self.facts = facts
        self.asked: dict[Question, Answer] = {}

    def again(self, question: Question) -> Answer | None:
        """Answer a question by its name; ``None`` for one that nobody asks."""
        name, *about = question
        return QUESTIONS[str(name)](self, *about) if name in QUESTIONS else None

    def has_case(self, case_id: str) -> bool:
        """Tell whether a case file has an id, readable or not."""
        return self._noted(case_id in self._collection.case_ids, "has_case", case_id)

    def is_left_out(self, case_id: str) -> bool:
        """Tell whether a case is a draft that the site does not show."""
        shown = self._settings.options.drafts
        same = self._collection.same_names.get(name_key(case_id), ())
        left_out = not shown and any(
            self.facts[file.path].draft for file in same if file.id == case_id
        )
        return self._noted(left_out, "is_left_out", case_id)

    def has_anchor(self, case_id: str, anchor: str) -> bool:
        """Tell whether the page of a case has a place of a name; one of no case has any."""
        same = self._collection.same_names.get(name_key(case_id), ())
        file = next((file for file in same if file.id == case_id), None)
        there = file is None or file.case is None or anchor in anchors_of(file, self._settings)
        return self._noted(there, "has_anchor", case_id, anchor)

    def rightful(self, case_id: str) -> str:
        """Name the file that an id belongs to, of all that have it: the first that is right.

        Ids are compared as a careless file system does; the empty text where one file has it.
        """
        same = self._collection.same_names.get(name_key(case_id), ())
        first = next((file.path for file in same if _is_right(file)), same[0].path if same else "")
        return self._noted(first if len(same) > 1 else "", "rightful", case_id)

    def closest_case(self, text: str) -> str:
        """Find the case that someone most likely meant by an id, a file's name or a title."""
        name = text.removesuffix(SUFFIX).removesuffix(".md")
        return self._noted(nearest(name, self._names), "closest_case", text)

    def newest_after(self, date: str, months: int) -> str:
        """Give the newest date that any case tells, where it is so many months after a date."""
        start, end = PartialDate.parse(date).earliest, self.newest
        newest = str(PartialDate(*end)) if end and _months(start, end) >= months else ""
        return self._noted(newest, "newest_after", date, months)

    def has_file(self, path: str) -> bool:
        """Tell whether there is a file in the cases folder."""
        try:
            file = self._settings.docs_dir / path
            there = file.is_file() and not file.is_symlink()
        except (OSError, ValueError):  # a name that is too long, or that no file can have
            there = False
        return self._noted(there, "has_file", path)

    def picture_fault(self, case_id: str, name: str) -> str:
        """Tell what keeps a picture of a case from being shown; the empty text for nothing."""
        picture = look_at(self._settings.docs_dir, case_id, name)
        if isinstance(picture, Picture):
            fault = find_damage(picture, self._settings.work_dir / "pictures")
        else:
            fault = picture
        return self._noted(str(fault or ""), "picture_fault", case_id, name)

    def closest_picture(self, case_id: str, name: str) -> str:
        """Find the picture of a case that was most likely meant; capitals count on a web server."""
        folder = self._settings.docs_dir / MEDIA / case_id
        there = folder.iterdir() if folder.is_dir() else ()
        names = {path.name.casefold(): path.name for path in there}
        return self._noted(nearest(name, names), "closest_picture", case_id, name)

    def _noted(self, answer: _Answer, *question: str | int) -> _Answer:
        self.asked[question] = answer
        return answer

    @cached_property
    def newest(self) -> Day | None:
        """The newest date that any published case tells: what the others' ages are measured by."""
        return max((one.newest for one in self.facts.values() if one.newest), default=None)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        files = self._collection.case_files
        titles = {title.casefold(): file.id for file in files if (title := self._title(file))}
        return titles | {file.id.casefold(): file.id for file in files}

    def _title(self, file: CaseFile) -> str:
        title = self.facts[file.path].title
        return title_of(file) if title is None else title


QUESTIONS: Final[Mapping[str, Callable[..., Answer]]] = {
    question.__name__: question
    for question in (
        Surroundings.has_case,
        Surroundings.is_left_out,
        Surroundings.has_anchor,
        Surroundings.rightful,
        Surroundings.closest_case,
        Surroundings.newest_after,
        Surroundings.has_file,
        Surroundings.picture_fault,
        Surroundings.closest_picture,
    )
}
"""Every question, by its name."""


def _is_right(file: CaseFile) -> bool:
    return is_id(file.id) and file.path.endswith(SUFFIX)


def _months(start: Day, end: Day) -> int:
    """Count the whole months from one day to another."""
    return (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2])
