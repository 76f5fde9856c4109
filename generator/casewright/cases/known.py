"""Which words are keys of the file format, wherever they stand.

Where a line is no YAML, this is what tells a slipped key from a line of the story.
"""

from collections.abc import Sequence
from typing import Final

from casewright.cases import case, vocabulary
from casewright.cases.mending import holder, indent_of
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of

_MODELS: Final = (*case.Part.__subclasses__(), *vocabulary.Part.__subclasses__())

KNOWN_KEYS: Final = frozenset(
    (THEMES, field_of(ORGANISATIONS), *(key for model in _MODELS for key in model.model_fields))
)
"""The keys of cases and vocabularies, and of their parts."""


def looks_like_key(word: str, lines: Sequence[str], number: int) -> bool:
    """Tell whether a line begins with a key rather than with a sentence.

    A word that is no key of ours counts where nothing follows it but deeper lines, or where it
    stands in front of a colon and could be one.
    """
    if word in KNOWN_KEYS:
        return True
    line = lines[number]
    if holder(line).key == word:
        return " " not in word and word.islower()
    alone = line.strip() == word
    return alone and number + 1 < len(lines) and indent_of(lines[number + 1]) > indent_of(line)
