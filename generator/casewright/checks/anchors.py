"""The anchors on the page of a case."""

from typing import Final

from casewright.config.settings import Settings
from casewright.loader.files import CaseFile
from casewright.yaml.nodes import Scalar, Sequence

_ALWAYS: Final = ("title", "why", "what", "how", "lessons", "reflection", "about")
_WHERE_GIVEN: Final = {"result": "result", "follow-ups": "follow_ups", "related": "related"}


def anchors_of(file: CaseFile, settings: Settings) -> frozenset[str]:
    """Return the anchors on the page of a case."""
    words = settings.catalog.t
    names = {words(f"anchor.{key}") for key in _ALWAYS}
    given = {entry.key.value for entry in file.document.root.entries if _is_given(entry.value)}
    names |= {words(f"anchor.{key}") for key, field in _WHERE_GIVEN.items() if field in given}
    asked = {section.key for section in settings.options.sections}
    names |= {words(f"anchor.{key}") for key in asked & given}
    lessons = file.document.find(("lessons",))[1]
    if isinstance(lessons, Sequence):
        lesson = words("anchor.lesson")
        names |= {f"{lesson}-{number + 1}" for number in range(len(lessons.items))}
    return frozenset(names)


def _is_given(node: object) -> bool:
    return not (isinstance(node, Scalar) and node.empty)
