"""The interface of a rule: one problem that a file may have, and the check for it.

A rule is a folder with its own name. It gets one file at a time and a context with facts about all
others, and yields findings. Its texts are in the same folder.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Final, Generic, TypeVar

from casewright.cases.case import Status
from casewright.cases.vocabulary import Vocabulary
from casewright.checks.project import Project
from casewright.checks.queries import status_of
from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import DataPath, Diagnostic, Fix, Location, Severity
from casewright.i18n.message import Message
from casewright.loader.files import CaseFile, Readable, VocabularyFile
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

Values = Mapping[str, str | int | Message | tuple[str, ...]]
"""Values of placeholders; a tuple is formatted as a list with commas."""

Redact = Callable[[str], str]
"""Masks the parts of a text that no report may contain."""

MAX_FINDINGS: Final = 100
"""Maximum number of findings of one rule in one file."""

_MAX_VALUE_CHARS: Final = 80
"""Maximum length in characters of a quoted value."""


@dataclass(frozen=True)
class Context:
    """What a rule can use besides the file.

    ``accepted`` holds, by file, texts that were reviewed and are not personal data; ``project``
    answers questions about other files.
    """

    vocabulary_files: tuple[VocabularyFile, ...]
    settings: Settings
    accepted: Mapping[str, frozenset[str]]
    project: Project

    @cached_property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """The vocabularies that could be read, by facet."""
        return {file.id: file.vocabulary for file in self.vocabulary_files if file.vocabulary}


@dataclass(frozen=True)
class Finding:
    """A problem found by a rule.

    ``variant`` selects the message (catalog key ``<rule>.message.<variant>``), ``tip`` the advice
    (``<rule>.tip.<tip>``, by default that of the variant); ``values`` fill the placeholders of
    both. ``severity`` is set only if it differs from that of the rule.
    """

    mark: Mark
    variant: str
    values: Values = field(default_factory=dict)
    tip: str | None = None
    data: DataPath = ()
    width: int = 1
    severity: Severity | None = None
    related: tuple[Location, ...] = ()
    correction: Fix | None = None


_File_contra = TypeVar("_File_contra", bound=Readable, contravariant=True)


@dataclass(frozen=True)
class Rule(Generic[_File_contra]):
    """A rule: its permanent id, used in reports and addresses, its severity and its check."""

    id: str
    severity: Severity
    check: Callable[[_File_contra, Context], Iterable[Finding]]

    def diagnose(
        self, file: _File_contra, context: Context, redact: Redact = str
    ) -> Iterator[Diagnostic]:
        """Check a file and return diagnostics with the lines they are about.

        ``redact`` is applied to everything that is quoted. In a draft that is not shown, an error
        is a warning.
        """
        in_draft = _is_hidden_draft(file, context)
        for finding in islice(self.check(file, context), MAX_FINDINGS):
            mark = finding.mark
            values = {name: _shorten(value, redact) for name, value in finding.values.items()}
            edit = finding.correction
            data = tuple(redact(step) if isinstance(step, str) else step for step in finding.data)
            yield Diagnostic(
                rule=self.id,
                severity=_capped(finding.severity or self.severity, in_draft=in_draft),
                place=Location(file.path, mark.line, mark.column, data, finding.width),
                message=Message(f"{self.id}.message.{finding.variant}", values),
                tip=Message(f"{self.id}.tip.{finding.tip or finding.variant}", values),
                line_text=redact(file.source.line(mark.line)),
                related=finding.related,
                correction=edit and replace(edit, lines=tuple(map(redact, edit.lines))),
                in_draft=in_draft,
            )


class PageRule(Rule[Readable]):
    """A rule that also applies to hand-written pages, because it does not need fields."""


def _is_hidden_draft(file: Readable, context: Context) -> bool:
    """Return whether a file is a draft and the site leaves drafts out."""
    return (
        isinstance(file, CaseFile)
        and not context.settings.options.drafts
        and status_of(file) == Status.DRAFT
    )


def _capped(severity: Severity, *, in_draft: bool) -> Severity:
    return Severity.WARNING if in_draft and severity is Severity.ERROR else severity


def _shorten(value: str | int | Message | tuple[str, ...], redact: Redact) -> str | int | Message:
    """Return an author's text on one line, shortened to fit a sentence."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Message):
        return Message(
            value.key, {name: _shorten(one, redact) for name, one in value.values.items()}
        )
    if isinstance(value, int):
        return value
    text = " ".join(redact(value).split())
    return text if len(text) <= _MAX_VALUE_CHARS else f"{text[: _MAX_VALUE_CHARS - 1]}…"


def parse_errors_of(file: Readable, rule: str) -> Iterator[ParseError]:
    """Return the parse errors that one rule reports."""
    return (fault for fault in file.parse_errors if fault.rule == rule)
