"""A message: words that are yet to be said, in whichever language the reader has."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the catalogue and what fills its gaps.

    What is found travels without a language; whoever shows it picks one. A value may itself be a
    message, so that a sentence can name a field by its label.
    """

    key: str
    values: "Mapping[str, str | int | Message]" = field(default_factory=dict)
