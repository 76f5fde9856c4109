"""Which words are keys of the file format, wherever they stand.

Where a line is no YAML, this is what tells a slipped key from a line of the story.
"""

from typing import Final

from casewright.cases import case, vocabulary
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of

_MODELS: Final = (*case.Part.__subclasses__(), *vocabulary.Part.__subclasses__())

KNOWN_KEYS: Final = frozenset(
    (THEMES, field_of(ORGANISATIONS), *(key for model in _MODELS for key in model.model_fields))
)
"""The keys of cases and vocabularies, and of their parts."""
