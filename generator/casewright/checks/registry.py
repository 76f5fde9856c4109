"""All rules by id, in the order of the documentation. A new rule is added here."""

from importlib import import_module
from types import ModuleType
from typing import Final

from casewright.checks import rules
from casewright.checks.rule import PageRule, Rule
from casewright.loader.files import File

IDS: Final = (
    "file-too-large",
    "not-utf8",
    "unsafe-file",
    "newer-format",
    "yaml-syntax",
    "yaml-feature",
    "duplicate-key",
    "lost-text",
    "swallowed-field",
    "control-character",
    "garbled-text",
    "unknown-field",
    "missing-field",
    "wrong-type",
    "too-long",
    "invalid-date",
    "plain-text-only",
    "invalid-id",
    "id-collision",
    "alias-collision",
    "unknown-term",
    "broader-cycle",
    "unknown-case",
    "former-id",
    "broken-link",
    "raw-html",
    "unsupported-markdown",
    "typed-list",
    "unsafe-link",
    "missing-image",
    "unsafe-image",
    "missing-alt",
    "missing-permission",
    "personal-data",
    "unused-term",
    "overdue-review",
    "long-sentence",
    "print-fit",
)


def rule_dir(rule: str) -> str:
    """Return the folder name of a rule, which is a valid Python name."""
    return rule.replace("-", "_")


def _module(rule: str) -> ModuleType:
    return import_module(f"{rules.__name__}.{rule_dir(rule)}")


RULES: Final[tuple[Rule[File], ...]] = tuple(_module(rule).RULE for rule in IDS)

PAGE_RULES: Final = tuple(rule for rule in RULES if isinstance(rule, PageRule))
"""The rules for hand-written pages: that they can be read, and no personal data."""
