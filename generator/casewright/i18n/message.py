"""A message that is not translated yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the catalog with the values of its placeholders.

    The reporter picks the language. A value may be a message itself, so that a sentence can contain
    the label of a field.
    """

    key: str
    values: "Mapping[str, str | int | Message]" = field(default_factory=dict)
