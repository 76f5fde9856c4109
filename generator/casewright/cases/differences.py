"""What changed in a case, field by field, as texts that a reader can compare."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

Name = Callable[[str, str], str]
"""Return how readers see a value of a field: the label of a term, else the value itself."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A changed field: the texts that are gone and those that are new, in pairs where possible."""

    key: str
    parts: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def compare_cases(
    before: Mapping[str, object], after: Mapping[str, object], name: Name
) -> Iterator[FieldChange]:
    """Iterate over the fields that differ, in the order of the new file, then of the old one."""
    for key in dict.fromkeys((*after, *before)):
        old = tuple(_texts(key, before.get(key), name))
        new = tuple(_texts(key, after.get(key), name))
        if old != new:
            yield FieldChange(key, tuple(_pairs(old, new)))


def _pairs(
    old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield old[first:last], new[start:end]


def _texts(key: str, value: object, name: Name) -> Iterator[str]:
    """Split a value into sentences, items and fields."""
    if isinstance(value, Mapping):
        texts = [text for part, one in value.items() for text in _texts(part, one, name)]
        yield from [" · ".join(texts)] if texts else ()
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(key, item, name)
    elif value is not None:
        for sentence in _SENTENCE_END.split(name(key, str(value)).strip()):
            if words := " ".join(sentence.split()):
                yield words
