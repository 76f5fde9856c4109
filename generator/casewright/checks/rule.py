"""What a rule is: one thing that may be wrong with a file, and how to tell.

A rule is a folder of its own name: it looks at one file at a time, knows all others through the
context, and yields findings. Its words lie beside it, under its id.
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
"""What fills the gaps of a sentence; a tuple becomes a list with commas."""

Redact = Callable[[str], str]
"""Hides in a text what no report may show."""

MAX_FINDINGS: Final = 100
"""Findings of one rule in one file; whoever sees them all has seen enough."""

_MAX_VALUE_CHARS: Final = 80
"""Characters of a value that a sentence quotes."""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the file it looks at.

    ``accepted`` holds by file the texts that somebody has looked at and found to be no person's;
    ``project`` answers what a rule asks about other files.
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
    """One thing found.

    ``variant`` picks the sentence (catalogue key ``<rule>.message.<variant>``), ``tip`` the
    advice (``<rule>.tip.<tip>``, by default the variant's own); ``values`` fill the gaps of both.
    ``severity`` is set only where it differs from the rule's.
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
    """A rule's id (permanent: it stands in reports and addresses), its weight and its eye."""

    id: str
    severity: Severity
    check: Callable[[_File_contra, Context], Iterable[Finding]]

    def diagnose(
        self, file: _File_contra, context: Context, redact: Redact = str
    ) -> Iterator[Diagnostic]:
        """Look at a file and say what was found, with the line it stands in.

        ``redact`` goes over everything that is quoted. In a draft that is not shown an error is a
        warning.
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
    """A rule that pages written by hand are held to as well, since it asks nothing of a form."""


def _is_hidden_draft(file: Readable, context: Context) -> bool:
    """Tell whether a file says that it is a draft, and drafts are left out of the site."""
    return (
        isinstance(file, CaseFile)
        and not context.settings.options.drafts
        and status_of(file) == Status.DRAFT
    )


def _capped(severity: Severity, *, in_draft: bool) -> Severity:
    return Severity.WARNING if in_draft and severity is Severity.ERROR else severity


def _shorten(value: str | int | Message | tuple[str, ...], redact: Redact) -> str | int | Message:
    """Keep what an author wrote short enough for a sentence, and on one line."""
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
    """Give the faults of a file that one rule explains."""
    return (fault for fault in file.parse_errors if fault.rule == rule)
