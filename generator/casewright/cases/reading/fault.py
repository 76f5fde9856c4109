"""A fault: something in a file that kept a part of it from being understood.

Reading and parsing detect faults and go on; the rule of the same id turns each into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casewright.cases.reading.document import Mark
from casewright.diagnostics.diagnostic import Correction, DataPath


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, under the id of the rule that explains it.

    ``facts`` holds what the rule needs to say: which variant it is, what was found, what was
    expected. ``width`` is the number of characters concerned, ``correction`` what could stand
    there instead.
    """

    rule: str
    mark: Mark
    facts: Mapping[str, str | int] = field(default_factory=dict)
    data: DataPath = ()
    width: int = 1
    correction: Correction | None = None
