"""Every rule, by name, in the order in which they are documented. A new rule is one line here."""

from typing import Final

from casewright.checks import file_too_large, unknown_term
from casewright.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    file_too_large.RULE,
    unknown_term.RULE,
)
